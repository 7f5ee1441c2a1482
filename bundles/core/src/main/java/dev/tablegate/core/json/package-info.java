// SPDX-License-Identifier: Apache-2.0
/** Records and values as JSON and as plain text. */
@NullMarked
package dev.tablegate.core.json;

import org.jspecify.annotations.NullMarked;
