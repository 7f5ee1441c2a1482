// SPDX-License-Identifier: Apache-2.0
/** What makes a service a tool: the checks before it is listed, and all that is compiled once for its calls. */
@NullMarked
package dev.tablegate.core.tool;

import org.jspecify.annotations.NullMarked;
