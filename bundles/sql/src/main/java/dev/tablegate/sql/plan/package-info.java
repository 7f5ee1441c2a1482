// SPDX-License-Identifier: Apache-2.0
/** How each table of a statement is read. */
@NullMarked
package dev.tablegate.sql.plan;

import org.jspecify.annotations.NullMarked;
