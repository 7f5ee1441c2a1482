// SPDX-License-Identifier: Apache-2.0
/** Exporters of text formats. */
@NullMarked
package dev.tablegate.export.text;

import org.jspecify.annotations.NullMarked;
