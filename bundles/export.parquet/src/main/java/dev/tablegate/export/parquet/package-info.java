// SPDX-License-Identifier: Apache-2.0
/** The exporter of Parquet. */
@NullMarked
package dev.tablegate.export.parquet;

import org.jspecify.annotations.NullMarked;
