// SPDX-License-Identifier: Apache-2.0
/** Tools that propose changes. */
@NullMarked
package dev.tablegate.tools.staging;

import org.jspecify.annotations.NullMarked;
