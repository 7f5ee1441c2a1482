// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An export as an agent sees it.
 *
 * @param id to ask again with
 * @param source where the rows come from
 * @param rows rows so far, or in all
 * @param download the page where a person gets the file
 * @param next what to do now
 */
public record Made(
        String id,
        Export.Status status,
        String format,
        String source,
        long rows,
        double readUnits,
        Optional<FileLink> file,
        String download,
        Instant expires,
        String next) {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /**
     * The file.
     *
     * @param resource to read it over MCP
     * @param manifest to read what it was made of
     */
    public record FileLink(String name, String mediaType, long bytes, String sha256, String resource, String manifest) {

        static FileLink of(Export.File file) {
            return new FileLink(
                    file.name(),
                    file.mediaType(),
                    file.bytes(),
                    file.sha256(),
                    file.resource().toString(),
                    file.manifest().toString());
        }
    }

    static Made of(Export export) {
        return new Made(
                export.id(),
                export.status(),
                export.format(),
                export.source(),
                export.rows(),
                export.readUnits(),
                export.file().map(FileLink::of),
                export.download().toString(),
                export.expires(),
                next(export));
    }

    /** The answer to a call that waits no longer. */
    static Made answer(Export export) {
        return switch (export.status()) {
            case RUNNING, DONE -> of(export);
            case FAILED, CANCELLED -> throw failure(export);
        };
    }

    static Task<Made> task(Export export) {
        Task.State<Made> state = switch (export.status()) {
            case RUNNING -> new Task.Working<>();
            case DONE -> new Task.Done<>(of(export));
            case FAILED -> new Task.Failed<>(failure(export));
            case CANCELLED -> new Task.Cancelled<>();
        };
        return new Task<>(
                state,
                next(export),
                export.created(),
                export.updated(),
                Duration.between(export.created(), export.expires()),
                PAUSE);
    }

    private static ToolException failure(Export export) {
        return export.status() == Export.Status.CANCELLED
                ? new ToolException(ToolException.Standard.CANCELLED, "The export was cancelled. Begin another one.")
                : new ToolException(ToolException.Standard.UPSTREAM_FAILED, "The export failed: " + export.note());
    }

    private static String next(Export export) {
        return switch (export.status()) {
            case RUNNING ->
                (export.note().isEmpty() ? "It goes on without you." : export.note())
                        + " To wait on, call export with id " + export.id() + " only.";
            case DONE ->
                "Give the person the download link, or read the resource if the file is small. It is deleted at "
                        + export.expires() + ".";
            case FAILED -> export.note();
            case CANCELLED -> "It was cancelled.";
        };
    }

    String text() {
        String head = String.format(
                Locale.ROOT,
                "%s, as %s: %s, %,d rows.",
                source,
                format,
                status.name().toLowerCase(Locale.ROOT),
                rows);
        String made = file.map(whole -> String.format(
                        Locale.ROOT, "\nFile: %s (%,d bytes)\nDownload: %s", whole.name(), whole.bytes(), download))
                .orElse("");
        return head + made + "\n" + next;
    }
}
