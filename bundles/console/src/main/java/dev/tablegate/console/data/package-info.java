// SPDX-License-Identifier: Apache-2.0
/** The page on which people look at tables and at the views of agents, and stage changes by hand. */
@NullMarked
package dev.tablegate.console.data;

import org.jspecify.annotations.NullMarked;
