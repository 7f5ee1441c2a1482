// SPDX-License-Identifier: Apache-2.0
/** What a statement says: checked against what is allowed, its tables found, its names and conditions understood. */
@NullMarked
package dev.tablegate.sql.tree;

import org.jspecify.annotations.NullMarked;
