// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Costs;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how a statement would be read, and what that would cost. */
@Component(service = Tool.class)
@ToolInfo(
        name = "explain",
        title = "Explain",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "How run_sql, query or scan would read: get, query, index or scan, and about how many items, requests,"
                        + " read units and dollars; what would make it cheaper. Give sql, or table with the arguments of"
                        + " query or scan. Reads no item.")
public final class Explain implements Tool<Explain.Input, Explain.Output>, Rendering<Explain.Output> {

    private static final Bounds ALL = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ZERO);

    private final Sql sql;
    private final Costs costs;
    private final Tables tables;

    @Activate
    public Explain(@Reference Sql sql, @Reference Costs costs, @Reference Tables tables) {
        this.sql = sql;
        this.costs = costs;
        this.tables = tables;
    }

    @Override
    public Output call(Input input, Call call) {
        if (input.sql().isPresent() == input.table().isPresent()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT, "Give sql, or table for a query or scan, and not both.");
        }
        var plan = input.sql()
                .map(statement -> sql.explain(statement, call))
                .orElseGet(() -> reading(input, input.table().orElse(""), call));
        return new Output(plan.reads(), plan.estimate(), plan.notes());
    }

    private Plan reading(Input input, String table, Call call) {
        var filter = input.filter().map(where -> where.toFilter(Format.JSON));
        if (input.key().isEmpty()) {
            return costs.of(
                    new ScanRequest(
                            table, input.index(), filter, List.of(), false, 1, Select.ITEMS, ALL, Optional.empty()),
                    call);
        }
        var schema = KeySchema.of(tables.describe(call, table), input.index());
        var key = Format.JSON.readItem("key", input.key().get());
        schema.check(key);
        filter.ifPresent(schema::checkFilter);
        var sort = input.sortKey().map(condition -> schema.condition(condition, key, Format.JSON));
        return costs.of(
                new QueryRequest(
                        table,
                        input.index(),
                        key,
                        sort,
                        filter,
                        List.of(),
                        true,
                        false,
                        Select.ITEMS,
                        ALL,
                        Optional.empty()),
                call);
    }

    @Override
    public List<Content> render(Output output) {
        var plan = new Plan(output.reads(), output.estimate(), output.notes());
        var text = Stream.of(
                        plan.reads().isEmpty() ? Stream.of("No table is read.") : PlanText.lines(plan).stream(),
                        plan.reads().size() > 1
                                ? Stream.of("In all about " + plan.estimate().words())
                                : Stream.<String>empty(),
                        PlanText.block("Notes:", plan.notes()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
        return List.of(new Content.Text(text));
    }

    /** What to explain. */
    public record Input(
            @Doc("One SELECT statement") Optional<String> sql,
            @Doc("Table name") Optional<String> table,
            @Doc("Secondary index") Optional<String> index,
            @Doc("As for query; none for scan") Optional<Map<String, Value>> key,
            @Doc("As for query") Optional<SortKey> sortKey,
            @Doc("As for query or scan") Optional<Where> filter) {}

    /**
     * The plan.
     *
     * @param reads a table each, in the order of reading
     * @param estimate all of it
     */
    public record Output(List<Plan.Read> reads, Plan.Cost estimate, List<String> notes) {}
}
