// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;

/**
 * What to export, and how.
 *
 * @param format what the format is called
 * @param source where the rows come from
 * @param compression what is put around the file
 */
public record ExportRequest(String format, Source source, Compression compression) {

    /** Where rows come from. */
    public sealed interface Source {

        /** A table or index, read as a whole; bounds and cursor of the request are not used. */
        record Table(ScanRequest scan) implements Source {}

        /** One partition; bounds and cursor of the request are not used. */
        record Query(QueryRequest query) implements Source {}

        /**
         * A SELECT statement.
         *
         * @param sql the statement
         * @param allowScan whether whole tables may be read
         */
        record Statement(String sql, boolean allowScan) implements Source {}

        /** A snapshot of the connection. */
        record Kept(String snapshot) implements Source {}
    }

    /** What is put around a file. */
    public enum Compression {
        /** Nothing. */
        NONE,
        /** As {@code .gz}. */
        GZIP,
        /** As {@code .zst}; needs the library of the server, and is refused without it. */
        ZSTD
    }
}
