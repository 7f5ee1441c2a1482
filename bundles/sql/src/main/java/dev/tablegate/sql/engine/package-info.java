// SPDX-License-Identifier: Apache-2.0
/** The engine that runs statements over items: locked down, bounded, exact. */
@NullMarked
package dev.tablegate.sql.engine;

import org.jspecify.annotations.NullMarked;
