// SPDX-License-Identifier: Apache-2.0
/** The pages on which people review what agents staged, and decide about it. */
@NullMarked
package dev.tablegate.console.changes;

import org.jspecify.annotations.NullMarked;
