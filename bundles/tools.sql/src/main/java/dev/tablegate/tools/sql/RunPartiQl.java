// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.tools.sql.partiql.PartiQl;
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

/**
 * Answers a SELECT of PartiQL. The statement is read here and becomes a query or scan, so that nothing that writes can
 * ever reach DynamoDB this way.
 */
@Component(service = Tool.class)
@ToolInfo(
        name = "run_partiql",
        title = "Run PartiQL",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "A SELECT in DynamoDB's PartiQL: one table or \"table\".\"index\", WHERE, ORDER BY the sort key. Without ="
                        + " or IN on the partition key it reads all of it, and is refused unless allowScan. run_sql can do"
                        + " more.")
public final class RunPartiQl implements Tool<RunPartiQl.Input, RunPartiQl.Output> {

    private static final int DEFAULT_LIMIT = 50;
    private static final long MOST_BYTES = 1_000_000;
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    private final Tables tables;

    @Activate
    public RunPartiQl(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public Output call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var parameters = input.parameters().orElse(List.of()).stream()
                .map(value -> format.read("parameters", value))
                .toList();
        var select = PartiQl.of(input.sql(), parameters);
        var schema = KeySchema.of(tables.describe(call, select.table()), select.index());
        schema.checkConsistent(input.consistent().orElse(false));
        var keys = PartiQlKeys.of(schema, select.where());
        if (!keys.partitions().isEmpty()) {
            keys.filter().ifPresent(schema::checkFilter);
            checkOrder(select, schema, keys);
            return queried(input, select, keys, call).written(format);
        }
        checkScan(input, select, schema);
        var request = new ScanRequest(
                select.table(),
                select.index(),
                keys.filter(),
                select.projection(),
                input.consistent().orElse(false),
                1,
                Select.ITEMS,
                bounds(limit(input), call),
                input.cursor());
        return Output.of("scan", tables.scan(call, request)).written(format);
    }

    private static void checkOrder(PartiQl select, KeySchema schema, PartiQlKeys keys) {
        boolean sorted = select.order().stream()
                .allMatch(path ->
                        schema.sort().stream().map(KeyAttribute::name).limit(1).anyMatch(path::equals));
        if (!sorted || select.order().isPresent() && keys.partitions().size() > 1) {
            throw wrong(
                    "ORDER BY takes the sort key, with one value of the partition key. Use run_sql for other orders.");
        }
    }

    private static void checkScan(Input input, PartiQl select, KeySchema schema) {
        var key = schema.partition().stream().map(KeyAttribute::name).collect(Collectors.joining(" and "));
        if (!input.allowScan().orElse(false)) {
            throw wrong("This would read all of " + schema.name() + ", about " + schema.itemCount()
                    + " items. Add a condition with = or IN on " + key
                    + ", read an index with FROM \"table\".\"index\", or set allowScan if that is worth it.");
        }
        if (select.order().isPresent()) {
            throw wrong("ORDER BY needs = on " + key + ". Use run_sql for other orders.");
        }
    }

    /** Partition after partition. The cursor says in which one to go on. */
    private Output queried(Input input, PartiQl select, PartiQlKeys keys, Call call) {
        var found = new Found();
        var place = Place.of(input.cursor());
        int limit = limit(input);
        for (int at = place.partition(); at < keys.partitions().size(); at++) {
            var from = at == place.partition() ? place.cursor() : Optional.<String>empty();
            var request = new QueryRequest(
                    select.table(),
                    select.index(),
                    keys.partitions().get(at),
                    keys.sort(),
                    keys.filter(),
                    select.projection(),
                    select.ascending(),
                    input.consistent().orElse(false),
                    Select.ITEMS,
                    bounds(limit - found.items.size(), call),
                    from);
            Page page;
            try {
                page = tables.query(call, request);
            } catch (ToolException refused) {
                if (refused.code() != ToolException.Standard.OVER_BUDGET || at == place.partition()) {
                    throw refused;
                }
                return found.output(Optional.of(new Place(at, Optional.empty()).text()));
            }
            found.add(page);
            boolean last = at + 1 == keys.partitions().size();
            if (page.cursor().isPresent()) {
                return found.output(Optional.of(new Place(at, page.cursor()).text()));
            }
            if (!last && found.items.size() >= limit) {
                return found.output(Optional.of(new Place(at + 1, Optional.empty()).text()));
            }
        }
        return found.output(Optional.empty());
    }

    private static int limit(Input input) {
        return input.limit().orElse(DEFAULT_LIMIT);
    }

    private static Bounds bounds(int items, Call call) {
        var left = Duration.between(Instant.now(), call.deadline()).dividedBy(2);
        var time = left.compareTo(MOST_TIME) < 0 ? left : MOST_TIME;
        return new Bounds(items, MOST_BYTES, time.isNegative() ? Duration.ZERO : time);
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    /** Where a reading of several partitions goes on. */
    private record Place(int partition, Optional<String> cursor) {

        static Place of(Optional<String> cursor) {
            if (cursor.isEmpty()) {
                return new Place(0, Optional.empty());
            }
            var parts = cursor.get().split(":", 2);
            try {
                int partition = Integer.parseInt(parts[0]);
                if (partition >= 0 && parts.length == 2) {
                    return new Place(partition, Optional.of(parts[1]).filter(inner -> !inner.isEmpty()));
                }
            } catch (NumberFormatException foreign) {
                throw wrong("This is no cursor of this tool. Start again without it.");
            }
            throw wrong("This is no cursor of this tool. Start again without it.");
        }

        String text() {
            return partition + ":" + cursor.orElse("");
        }
    }

    /** What was found so far. */
    private static final class Found {

        private final List<Map<String, Value>> items = new ArrayList<>();
        private long scanned;
        private Consumed consumed = Consumed.NONE;

        void add(Page page) {
            items.addAll(page.items());
            scanned += page.scannedCount();
            consumed = consumed.plus(page.consumed());
        }

        Output output(Optional<String> cursor) {
            return new Output("query", items, items.size(), scanned, consumed.readUnits(), cursor);
        }
    }

    /** What to answer. */
    public record Input(
            @Doc("One SELECT statement") String sql,
            @Doc("Values of its question marks") Optional<List<Value>> parameters,
            @Doc("The whole table may be read") Optional<Boolean> allowScan,
            @Doc("Strongly consistent; costs twice") Optional<Boolean> consistent,

            @Doc("Most items, default 50") @Range(min = 1, max = 1000)
            Optional<Integer> limit,

            @Doc("From an earlier answer") Optional<String> cursor,
            @Doc("Values in and out, default json") Optional<Format> format) {}

    /**
     * The items.
     *
     * @param access how they were read: query or scan
     * @param cursor given if there may be more
     */
    public record Output(
            String access,
            List<Map<String, Value>> items,
            long count,
            long scannedCount,
            double consumedCapacity,
            Optional<String> cursor) {

        static Output of(String access, Page page) {
            return new Output(
                    access,
                    page.items(),
                    page.count(),
                    page.scannedCount(),
                    page.consumed().readUnits(),
                    page.cursor());
        }

        Output written(Format format) {
            return new Output(
                    access,
                    items.stream().map(format::writeItem).toList(),
                    count,
                    scannedCount,
                    consumedCapacity,
                    cursor);
        }
    }
}
