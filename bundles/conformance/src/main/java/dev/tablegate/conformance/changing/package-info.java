// SPDX-License-Identifier: Apache-2.0
/** Tools that change what is listed. */
@NullMarked
package dev.tablegate.conformance.changing;

import org.jspecify.annotations.NullMarked;
