// SPDX-License-Identifier: Apache-2.0
/** Tools that answer at once, with every kind of content. */
@NullMarked
package dev.tablegate.conformance.content;

import org.jspecify.annotations.NullMarked;
