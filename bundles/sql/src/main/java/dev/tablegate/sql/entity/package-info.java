// SPDX-License-Identifier: Apache-2.0
/** Kinds of items that share a table, each seen as a table of its own. */
@NullMarked
package dev.tablegate.sql.entity;

import org.jspecify.annotations.NullMarked;
