// SPDX-License-Identifier: Apache-2.0
/** Reads DynamoDB through the AWS SDK. */
@NullMarked
package dev.tablegate.dynamo;

import org.jspecify.annotations.NullMarked;
