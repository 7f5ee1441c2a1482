// SPDX-License-Identifier: Apache-2.0
/** What the framework would hand in, made by hand. */
@NullMarked
package dev.tablegate.core.fake;

import org.jspecify.annotations.NullMarked;
