// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.export;

import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.export.Exports;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a file of a table, a query, a statement or a snapshot. */
@Component(service = Tool.class)
@ToolInfo(
        name = "export",
        title = "Export",
        scope = Scope.FULL,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Makes a file of a whole table or index, of a query (table and key), of an SQL statement or of a"
                + " snapshot; reading costs as a scan or query does. Waits for a while, then goes on in the background:"
                + " call again with id only. Answers a resource and a download link for people.")
public final class Export implements Tool<Export.Input, Made>, Rendering<Made>, Ongoing<Export.Input, Made> {

    /** What the answer itself may take. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Exports exports;
    private final Tables tables;

    @Activate
    public Export(@Reference Exports exports, @Reference Tables tables) {
        this.exports = exports;
        this.tables = tables;
    }

    @Override
    public Made call(Input input, Call call) throws InterruptedException {
        String id = input.id().isPresent() ? input.id().get() : begin(input, call);
        if (input.cancel().orElse(false)) {
            exports.cancel(id, call);
            return Made.of(found(id, call));
        }
        var export = found(id, call);
        Instant end = call.deadline().minus(MARGIN);
        while (export.status() == Status.RUNNING && Instant.now().isBefore(end)) {
            call.checkCancelled();
            call.progress(export.rows(), 0, export.rows() + " rows");
            Thread.sleep(PAUSE);
            export = found(id, call);
        }
        return Made.answer(export);
    }

    private String begin(Input input, Call call) {
        if (input.cancel().isPresent()) {
            throw new ToolException(ToolException.Standard.INVALID_INPUT, "cancel needs id: which export to cancel.");
        }
        String format = input.format()
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        "format is missing. The formats are: " + formats() + "."));
        var source = new Wanted(input, tables, call).source();
        var compression = input.compression().orElse(Compression.NONE);
        return exports.start(new ExportRequest(format, source, compression), call)
                .id();
    }

    private String formats() {
        return exports.formats().stream().map(Exports.Format::format).collect(Collectors.joining(", "));
    }

    private dev.tablegate.api.export.Export found(String id, Call call) {
        return exports.find(id, call)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "This connection has no export '" + id + "': it may have expired. Begin another one."));
    }

    @Override
    public List<Content> render(Made output) {
        var blocks = new ArrayList<Content>();
        blocks.add(new Content.Text(output.text()));
        output.file()
                .ifPresent(file ->
                        blocks.add(new Content.Link(file.resource(), file.name(), Optional.of(file.mediaType()))));
        return blocks;
    }

    @Override
    public Optional<String> task(Input input, Made output) {
        return output.status() == Status.RUNNING ? Optional.of(output.id()) : Optional.empty();
    }

    @Override
    public Optional<Task<Made>> find(Call call, String id) {
        return exports.find(id, call).map(Made::task);
    }

    @Override
    public void cancel(Call call, String id) {
        exports.cancel(id, call);
    }

    /** What to export, and how; or an export that was begun before. */
    public record Input(
            @Doc("csv, jsonl, ...; a wrong one is answered with all")
            Optional<String> format,

            @Doc("Table name") Optional<String> table,
            @Doc("Secondary index") Optional<String> index,

            @Doc("Partition key to query; without it a scan")
            Optional<Map<String, Value>> key,

            @Doc("Condition on the sort key") Optional<SortKey> sortKey,
            @Doc("Condition on other attributes") Optional<Where> filter,
            @Doc("Attribute paths, default all") Optional<List<String>> projection,
            @Doc("Or one SELECT statement") Optional<String> sql,
            @Doc("Let sql read whole tables") Optional<Boolean> allowScan,
            @Doc("Or the id of a snapshot") Optional<String> snapshot,
            @Doc("Around the file, default none") Optional<Compression> compression,
            @Doc("An export that was begun: wait on") Optional<String> id,

            @Doc("End the export of that id, delete its file")
            Optional<Boolean> cancel) {}
}
