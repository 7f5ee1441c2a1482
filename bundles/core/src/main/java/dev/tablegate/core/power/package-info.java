// SPDX-License-Identifier: Apache-2.0
/** Hands powers and calls to contributions in a form that leads nowhere but to their methods. */
@NullMarked
package dev.tablegate.core.power;

import org.jspecify.annotations.NullMarked;
