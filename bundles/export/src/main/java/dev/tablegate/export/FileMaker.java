// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.export.Header.Made;
import dev.tablegate.host.export.Exporters;
import dev.tablegate.host.json.Json;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.host.workspace.Workspace.File;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Has an exporter write rows, and puts the file and its manifest into the workspace. */
record FileMaker(Workspace workspace, Exporters exporters, Clock clock, Duration kept) {

    private static final int BUFFER = 64 * 1024;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final ObjectWriter JSON = Json.mapper().writerWithDefaultPrettyPrinter();

    Made make(Header header, Rows rows, Call call) throws IOException {
        File file = content(header, rows, call);
        try {
            File manifest = manifest(header, rows, file);
            return new Made(file.id(), manifest.id(), file.name(), file.mediaType(), file.bytes(), file.sha256());
        } catch (IOException | RuntimeException failed) {
            workspace.delete(file.connection(), file.id());
            throw failed;
        }
    }

    void delete(Header header, Made made) {
        workspace.delete(header.origin().connection(), made.id());
        workspace.delete(header.origin().connection(), made.manifest());
    }

    private File content(Header header, Rows rows, Call call) throws IOException {
        var wish = header.wish();
        var packing = Packing.of(wish.compression());
        String name = packing.name(name(header) + "." + wish.extension());
        String mediaType = packing.mediaType(wish.mediaType());
        try (var draft = workspace.create(header.origin().connection(), name, mediaType, kept)) {
            // Closing these ends nothing: the draft is made whole by finish only.
            try (var plain = new BufferedOutputStream(draft.content(), BUFFER);
                    var out = packing.around(plain)) {
                exporters.write(wish.format(), rows, new Shield(out), call);
            }
            return draft.finish();
        }
    }

    private File manifest(Header header, Rows rows, File file) throws IOException {
        var origin = header.origin();
        var manifest = new Manifest(
                header.id(),
                Source.tree(header.wish().source()),
                origin.profile(),
                origin.label(),
                origin.owner(),
                header.wish().format(),
                header.wish().compression(),
                rows.columns(),
                rows.count(),
                new Manifest.Content(file.name(), file.mediaType(), file.bytes(), file.sha256()),
                header.spool().readUnits(),
                header.created(),
                clock.instant());
        String name = name(header) + ".manifest.json";
        try (var draft = workspace.create(origin.connection(), name, "application/json", kept)) {
            draft.content().write(JSON.writeValueAsBytes(manifest));
            return draft.finish();
        }
    }

    private static String name(Header header) {
        return header.wish().name() + "-" + STAMP.format(header.created());
    }

    /** What an exporter gets: it may close it too early, or twice. */
    private static final class Shield extends FilterOutputStream {

        Shield(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            out.write(content, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
