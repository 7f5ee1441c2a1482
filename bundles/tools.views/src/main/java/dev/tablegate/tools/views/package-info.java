// SPDX-License-Identifier: Apache-2.0
/** Tools that open views. */
@NullMarked
package dev.tablegate.tools.views;

import org.jspecify.annotations.NullMarked;
