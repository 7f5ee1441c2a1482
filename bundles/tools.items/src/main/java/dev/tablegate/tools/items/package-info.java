// SPDX-License-Identifier: Apache-2.0
/** Tools that read items by their keys. */
@NullMarked
package dev.tablegate.tools.items;

import org.jspecify.annotations.NullMarked;
