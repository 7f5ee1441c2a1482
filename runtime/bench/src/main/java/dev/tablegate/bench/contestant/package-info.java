// SPDX-License-Identifier: Apache-2.0
/** The servers that are measured, and how each is started. */
@NullMarked
package dev.tablegate.bench.contestant;

import org.jspecify.annotations.NullMarked;
