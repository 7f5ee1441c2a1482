// SPDX-License-Identifier: Apache-2.0
/** The exporter of XLSX. */
@NullMarked
package dev.tablegate.export.xlsx;

import org.jspecify.annotations.NullMarked;
