// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.snapshot.Snapshots;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists, pages and compares the results that the connection keeps: one tool, because an agent seldom needs it. */
@Component(service = Tool.class)
@ToolInfo(
        name = "get_snapshot",
        title = "Get snapshot",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "Results that run_sql kept. Without arguments: the list. With snapshot: its rows from offset on. With"
                        + " earlier and key: what differs from an earlier snapshot. Never reads DynamoDB.")
public final class GetSnapshot implements Tool<GetSnapshot.Input, GetSnapshot.Output>, Rendering<GetSnapshot.Output> {

    private static final int DEFAULT_LIMIT = 50;

    private final Snapshots snapshots;

    @Activate
    public GetSnapshot(@Reference Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Output call(Input input, Call call) {
        if (input.snapshot().isEmpty()) {
            return Output.listed(snapshots.list(call));
        }
        var id = input.snapshot().get();
        var snapshot = snapshots
                .find(call, id)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no snapshot '" + id
                                + "', or it has expired. Call get_snapshot without arguments for the list."));
        int limit = input.limit().orElse(DEFAULT_LIMIT);
        var format = input.format().orElse(Format.JSON);
        if (input.earlier().isPresent()) {
            var key = input.key()
                    .filter(names -> !names.isEmpty())
                    .orElseThrow(() -> new ToolException(
                            ToolException.Standard.INVALID_INPUT,
                            "To compare, give key: the columns that tell which rows are the same."));
            return Output.compared(
                    snapshot, snapshots.compare(call, input.earlier().get(), id, key, limit), format);
        }
        long offset = input.offset().orElse(0L);
        return Output.paged(snapshot, snapshots.rows(call, id, offset, limit), offset, format);
    }

    @Override
    public List<Content> render(Output output) {
        return List.of(new Content.Text(output.text()));
    }

    /** Which one, and what of it. */
    public record Input(
            @Doc("Id; none lists them") Optional<String> snapshot,

            @Doc("Rows to leave out, default 0") @Range(min = 0)
            Optional<Long> offset,

            @Doc("Most rows, default 50") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("Compare with this one") Optional<String> earlier,
            @Doc("Columns that identify a row, to compare") Optional<List<String>> key,
            @Doc("Values out, default json") Optional<Format> format) {}

    /** A snapshot in the list. */
    public record Kept(String id, String source, long rows, Instant expires) {

        static Kept of(Snapshot snapshot) {
            return new Kept(snapshot.id(), snapshot.source(), snapshot.rows(), snapshot.expires());
        }
    }

    /** A row then and now; without one of both it was added or removed. */
    public record Pair(Optional<Map<String, Value>> earlier, Optional<Map<String, Value>> later) {}

    /** How many rows differ, and some of them. */
    public record Difference(long added, long removed, long changed, long same, List<Pair> examples) {}

    /**
     * What was asked for.
     *
     * @param count how many rows the snapshot has
     * @param next the offset of the next page, if there is one
     */
    public record Output(
            List<Kept> snapshots,
            List<String> columns,
            List<Map<String, Value>> rows,
            long count,
            Optional<Long> next,
            Optional<Difference> difference) {

        static Output listed(List<Snapshot> all) {
            var kept = all.stream().map(Kept::of).toList();
            return new Output(kept, List.of(), List.of(), kept.size(), Optional.empty(), Optional.empty());
        }

        static Output paged(Snapshot of, List<Map<String, Value>> rows, long offset, Format format) {
            long end = offset + rows.size();
            return new Output(
                    List.of(Kept.of(of)),
                    names(of),
                    rows.stream().map(format::writeItem).toList(),
                    of.rows(),
                    end < of.rows() && !rows.isEmpty() ? Optional.of(end) : Optional.empty(),
                    Optional.empty());
        }

        static Output compared(Snapshot of, Snapshots.Difference found, Format format) {
            var examples = found.examples().stream()
                    .map(pair -> new Pair(
                            pair.earlier().map(format::writeItem), pair.later().map(format::writeItem)))
                    .toList();
            var difference = new Difference(found.added(), found.removed(), found.changed(), found.same(), examples);
            return new Output(
                    List.of(Kept.of(of)), names(of), List.of(), of.rows(), Optional.empty(), Optional.of(difference));
        }

        private static List<String> names(Snapshot snapshot) {
            return snapshot.columns().stream().map(Column::name).toList();
        }

        private String text() {
            if (difference.isPresent()) {
                return difference(difference.get());
            }
            if (columns.isEmpty() && rows.isEmpty()) {
                return snapshots.isEmpty()
                        ? "This connection keeps no snapshots. run_sql makes one when there are more rows than its limit."
                        : snapshots.stream()
                                .map(kept -> kept.id() + ": " + kept.rows() + " rows until " + kept.expires() + ", "
                                        + kept.source())
                                .collect(Collectors.joining("\n"));
            }
            return TextTable.of(columns, rows) + "\n\n" + rows.size() + " of " + count + " rows"
                    + next.map(offset -> "; the next from offset " + offset).orElse("") + ".";
        }

        private String difference(Difference found) {
            var counts = found.added() + " added, " + found.removed() + " removed, " + found.changed() + " changed, "
                    + found.same() + " the same.";
            return Stream.concat(Stream.of(counts), found.examples().stream().flatMap(this::lines))
                    .collect(Collectors.joining("\n"));
        }

        private Stream<String> lines(Pair pair) {
            return Stream.concat(
                    pair.earlier().stream().map(row -> "- " + line(row)),
                    pair.later().stream().map(row -> "+ " + line(row)));
        }

        private String line(Map<String, Value> row) {
            return columns.stream()
                    .filter(row::containsKey)
                    .map(name -> name + ": " + Cell.of(row.getOrDefault(name, new Value.Null())))
                    .collect(Collectors.joining(", "));
        }
    }
}
