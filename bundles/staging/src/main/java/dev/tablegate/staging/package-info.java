// SPDX-License-Identifier: Apache-2.0
/** Change sets: stage, diff, review, commit, undo. */
@NullMarked
package dev.tablegate.staging;

import org.jspecify.annotations.NullMarked;
