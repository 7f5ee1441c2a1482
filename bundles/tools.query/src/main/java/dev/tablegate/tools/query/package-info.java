// SPDX-License-Identifier: Apache-2.0
/** Tools that query, scan and count. */
@NullMarked
package dev.tablegate.tools.query;

import org.jspecify.annotations.NullMarked;
