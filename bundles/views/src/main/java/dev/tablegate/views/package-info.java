// SPDX-License-Identifier: Apache-2.0
/** What people look at in the console. */
@NullMarked
package dev.tablegate.views;

import org.jspecify.annotations.NullMarked;
