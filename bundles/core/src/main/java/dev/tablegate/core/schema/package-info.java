// SPDX-License-Identifier: Apache-2.0
/** JSON Schemas derived from records, and arguments checked against them. */
@NullMarked
package dev.tablegate.core.schema;

import org.jspecify.annotations.NullMarked;
