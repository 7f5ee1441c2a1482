// SPDX-License-Identifier: Apache-2.0
/** The tool that exports. */
@NullMarked
package dev.tablegate.tools.export;

import org.jspecify.annotations.NullMarked;
