// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.export;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An export, and how far it is.
 *
 * @param id random; a name, never a right
 * @param format what its format is called
 * @param source where the rows come from, in words
 * @param status how far it is
 * @param rows rows so far
 * @param readUnits what the reading consumed so far, in read capacity units
 * @param note a sentence about why it failed, or waits while it runs; empty otherwise
 * @param file the file, once it is whole
 * @param created when it began
 * @param updated when something about it changed last
 * @param expires when it is deleted
 * @param download the page of the console where a person gets it
 */
public record Export(
        String id,
        String format,
        String source,
        Status status,
        long rows,
        double readUnits,
        String note,
        Optional<File> file,
        Instant created,
        Instant updated,
        Instant expires,
        URI download) {

    /** How far an export is. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /**
     * A file that is whole.
     *
     * @param name what it is called
     * @param mediaType its media type
     * @param bytes how long it is
     * @param sha256 its SHA-256, in hexadecimal digits
     * @param resource where a client reads it over MCP
     * @param manifest where a client reads what it was made of: source, profile, rows, sum, capacity
     */
    public record File(String name, String mediaType, long bytes, String sha256, URI resource, URI manifest) {}
}
