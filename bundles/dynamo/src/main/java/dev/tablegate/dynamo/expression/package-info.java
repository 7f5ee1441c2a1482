// SPDX-License-Identifier: Apache-2.0
/** Writes DynamoDB's expressions, and translates values. */
@NullMarked
package dev.tablegate.dynamo.expression;

import org.jspecify.annotations.NullMarked;
