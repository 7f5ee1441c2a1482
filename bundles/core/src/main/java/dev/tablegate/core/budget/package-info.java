// SPDX-License-Identifier: Apache-2.0
/** Budgets: how much was read in a call, over a connection and with a profile, and how much may be. */
@NullMarked
package dev.tablegate.core.budget;

import org.jspecify.annotations.NullMarked;
