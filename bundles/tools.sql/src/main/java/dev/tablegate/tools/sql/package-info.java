// SPDX-License-Identifier: Apache-2.0
/** Tools that answer SQL. */
@NullMarked
package dev.tablegate.tools.sql;

import org.jspecify.annotations.NullMarked;
