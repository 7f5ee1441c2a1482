// SPDX-License-Identifier: Apache-2.0
/** SQL over tables. */
@NullMarked
package dev.tablegate.sql;

import org.jspecify.annotations.NullMarked;
