// SPDX-License-Identifier: Apache-2.0
/** Files and results that connections keep. */
@NullMarked
package dev.tablegate.workspace;

import org.jspecify.annotations.NullMarked;
