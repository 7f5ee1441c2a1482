// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers a SELECT statement. */
@Component(service = Tool.class)
@ToolInfo(
        name = "run_sql",
        title = "Run SQL",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        timeoutSeconds = 300,
        description =
                "A SELECT over tables, in DuckDB's dialect: joins, aggregates, WITH, windows, UNION. Nested: address.city;"
                        + " odd names in double quotes; a missing attribute is NULL; price.n and price.s where types differ."
                        + " Reads by key where = or IN tell it, and refuses to read whole tables unless allowScan. Rows"
                        + " over limit are kept: get_snapshot pages, FROM snapshot('id') asks on for free.")
public final class RunSql implements Tool<RunSql.Input, RunSql.Output>, Rendering<RunSql.Output> {

    private static final int DEFAULT_LIMIT = 50;

    private final Sql sql;

    @Activate
    public RunSql(@Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Output call(Input input, Call call) {
        var request = new SqlRequest(
                input.sql(), input.allowScan().orElse(false), input.limit().orElse(DEFAULT_LIMIT));
        return Output.of(sql.run(request, call), input.format().orElse(Format.JSON));
    }

    @Override
    public List<Content> render(Output output) {
        var rows = output.rows().isEmpty() ? Stream.of("No rows.") : Stream.of(output.table());
        var text = Stream.of(
                        rows,
                        Stream.of("", output.summary()),
                        PlanText.block("Read:", output.plan()),
                        PlanText.block("Notes:", output.notes()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
        return List.of(new Content.Text(text));
    }

    /** What to answer. */
    public record Input(
            @Doc("One SELECT statement") String sql,
            @Doc("Whole tables may be read") Optional<Boolean> allowScan,

            @Doc("Most rows here, default 50") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("Values out, default json") Optional<Format> format) {}

    /**
     * The answer.
     *
     * @param columns the columns in order
     * @param count how many rows there are in all
     * @param snapshot where they are kept, if they are more than these
     * @param plan what was read, a line for each table
     */
    public record Output(
            List<String> columns,
            List<Map<String, Value>> rows,
            long count,
            Optional<String> snapshot,
            double consumedCapacity,
            List<String> plan,
            List<String> notes) {

        static Output of(SqlResult result, Format format) {
            return new Output(
                    result.columns().stream().map(Column::name).toList(),
                    result.rows().stream().map(format::writeItem).toList(),
                    result.count(),
                    result.snapshot().map(Snapshot::id),
                    result.consumed().readUnits(),
                    PlanText.lines(result.plan()),
                    Stream.concat(result.notes().stream(), result.plan().notes().stream())
                            .distinct()
                            .toList());
        }

        private String table() {
            return TextTable.of(columns, rows);
        }

        private String summary() {
            return snapshot.map(id -> rows.size() + " of " + count + " rows; all are in snapshot '" + id + "'.")
                    .orElseGet(() -> count + (count == 1 ? " row." : " rows."));
        }
    }
}
