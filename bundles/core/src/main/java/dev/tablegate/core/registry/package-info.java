// SPDX-License-Identifier: Apache-2.0
/** What bundles offer under a name: who wins, who is held for, and whose calls still run. */
@NullMarked
package dev.tablegate.core.registry;

import org.jspecify.annotations.NullMarked;
