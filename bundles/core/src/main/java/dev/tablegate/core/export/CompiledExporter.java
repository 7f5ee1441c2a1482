// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.export;

import dev.tablegate.api.export.Exporter;
import dev.tablegate.api.export.Exports.Format;

/**
 * An exporter with what it says of its format.
 *
 * @param format as it is shown
 * @param bundle where it comes from
 * @param exporter the service
 */
public record CompiledExporter(Format format, String bundle, Exporter exporter) {}
