// SPDX-License-Identifier: Apache-2.0
/** Throw-away tables in a local DynamoDB. */
@NullMarked
package dev.tablegate.dynamo.rehearsal;

import org.jspecify.annotations.NullMarked;
