// SPDX-License-Identifier: Apache-2.0
/** Rows in blocks, kept as files of the workspace. */
@NullMarked
package dev.tablegate.workspace.snapshot;

import org.jspecify.annotations.NullMarked;
