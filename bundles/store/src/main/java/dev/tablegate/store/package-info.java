// SPDX-License-Identifier: Apache-2.0
/** Durable state in SQLite. */
@NullMarked
package dev.tablegate.store;

import org.jspecify.annotations.NullMarked;
