// SPDX-License-Identifier: Apache-2.0
/** Measures Tablegate beside plain servers that do the same. */
@NullMarked
package dev.tablegate.bench;

import org.jspecify.annotations.NullMarked;
