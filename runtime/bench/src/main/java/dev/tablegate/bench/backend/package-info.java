// SPDX-License-Identifier: Apache-2.0
/** What the measured servers read from: the replay stub and DynamoDB Local. */
@NullMarked
package dev.tablegate.bench.backend;

import org.jspecify.annotations.NullMarked;
