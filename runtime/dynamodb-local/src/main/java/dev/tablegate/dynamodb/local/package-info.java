// SPDX-License-Identifier: Apache-2.0
/** DynamoDB Local as a process of its own, on loopback, with sample tables. */
@NullMarked
package dev.tablegate.dynamodb.local;

import org.jspecify.annotations.NullMarked;
