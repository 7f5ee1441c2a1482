// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest.Compression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An export as it is kept.
 *
 * @param id its id
 * @param origin whose it is
 * @param wish what is wanted
 * @param spool what was read so far
 * @param status how far it is
 * @param note why it failed, or waits
 * @param file the file, once it is whole
 * @param created when it began
 * @param updated when something about it changed last
 * @param expires when it is forgotten
 */
record Header(
        String id,
        Origin origin,
        Wish wish,
        Spool spool,
        Status status,
        String note,
        Optional<Made> file,
        Instant created,
        Instant updated,
        Instant expires) {

    /**
     * Whose it is.
     *
     * @param owner the person who approved the connection
     */
    record Origin(String connection, String label, String owner, String profile) {}

    /**
     * What is wanted.
     *
     * @param source see {@link Source}
     */
    record Wish(
            String format, String mediaType, String extension, Compression compression, String source, String name) {}

    /**
     * What was read so far.
     *
     * @param parts ids of the snapshots with the rows
     * @param ours whether the snapshots were made for this export, and go with it
     * @param cursor where to go on
     * @param whole whether all was read
     */
    record Spool(
            List<String> parts,
            boolean ours,
            Optional<String> cursor,
            boolean whole,
            long rows,
            long bytes,
            double readUnits) {

        static final Spool EMPTY = new Spool(List.of(), true, Optional.empty(), false, 0, 0, 0);
    }

    /**
     * The file and its manifest.
     *
     * @param id of the file in the workspace
     * @param manifest of the manifest there
     */
    record Made(String id, String manifest, String name, String mediaType, long bytes, String sha256) {}

    boolean running() {
        return status == Status.RUNNING;
    }

    Header with(Spool next, Instant now) {
        return new Header(id, origin, wish, next, status, "", file, created, now, expires);
    }

    Header noting(String why, Instant now) {
        return new Header(id, origin, wish, spool, status, why, file, created, now, expires);
    }

    Header done(Made made, Instant now, Instant until) {
        return new Header(id, origin, wish, spool, Status.DONE, "", Optional.of(made), created, now, until);
    }

    Header ended(Status how, String why, Instant now, Instant until) {
        return new Header(id, origin, wish, spool, how, why, Optional.empty(), created, now, until);
    }

    Export shown(long rows, Links links) {
        return new Export(
                id,
                wish.format(),
                Source.words(Source.read(wish.source())),
                status,
                Math.max(rows, spool.rows()),
                spool.readUnits(),
                note,
                file.map(links::file),
                created,
                updated,
                expires,
                links.page(id));
    }
}
