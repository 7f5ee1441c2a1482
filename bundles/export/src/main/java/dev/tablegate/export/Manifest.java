// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.export.ExportRequest.Compression;
import java.time.Instant;
import java.util.List;

/** What a file was made of, as it lies beside it. */
record Manifest(
        String export,
        JsonNode source,
        String profile,
        String connection,
        String approvedBy,
        String format,
        Compression compression,
        List<Column> columns,
        long rows,
        Content file,
        double readUnits,
        Instant started,
        Instant finished) {

    /** The file. */
    record Content(String name, String mediaType, long bytes, String sha256) {}
}
