// SPDX-License-Identifier: Apache-2.0
/** Transactions as the AWS SDK has them, and what DynamoDB says of them. */
@NullMarked
package dev.tablegate.dynamo.write;

import org.jspecify.annotations.NullMarked;
