// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Costs;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.sql.Plan.Cost;
import dev.tablegate.api.tool.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Guesses from the description of the table. */
@Component(configurationPid = "dev.tablegate.sql")
public final class DescribedCosts implements Costs {

    private final Tables tables;
    private final Prices prices;

    /** The part of the settings of SQL that counts here; they are described there. */
    public @interface Config {

        /** US dollars for a million read request units. */
        double price() default 0.125;
    }

    @Activate
    public DescribedCosts(@Reference Tables tables, Config config) {
        this(tables, new Prices(config.price()));
    }

    DescribedCosts(Tables tables, Prices prices) {
        this.tables = tables;
        this.prices = prices;
    }

    @Override
    public Plan of(QueryRequest request, Call call) {
        var table = tables.describe(call, request.table());
        var schema = KeySchema.of(table, request.index());
        long items = partition(schema, request);
        var cost = cost(table, bounded(items, request.bounds(), request.filter()), 1, request.consistent());
        var key = Stream.concat(
                        request.key().entrySet().stream().map(DescribedCosts::equal),
                        request.sort().stream().map(Words::of))
                .collect(Collectors.joining(" and "));
        var read = new Plan.Read(
                request.table(),
                Access.QUERY,
                request.index(),
                Optional.of(key),
                request.filter().map(Words::of),
                Optional.empty(),
                request.projection(),
                1,
                cost,
                Optional.empty());
        return new Plan(List.of(read), cost, notes(request.filter()));
    }

    @Override
    public Plan of(ScanRequest request, Call call) {
        var table = tables.describe(call, request.table());
        long items = KeySchema.of(table, request.index()).itemCount();
        var cost = cost(
                table, bounded(items, request.bounds(), request.filter()), request.segments(), request.consistent());
        var read = new Plan.Read(
                request.table(),
                Access.SCAN,
                request.index(),
                Optional.empty(),
                request.filter().map(Words::of),
                Optional.empty(),
                request.projection(),
                request.segments(),
                cost,
                Optional.empty());
        return new Plan(List.of(read), cost, notes(request.filter()));
    }

    private static String equal(Map.Entry<String, Value> part) {
        return Words.among(part.getKey(), List.of(part.getValue()));
    }

    private static long partition(KeySchema schema, QueryRequest request) {
        boolean whole = request.key().size() == schema.attributes().count();
        boolean alone = schema.sort().isEmpty() && request.index().isEmpty();
        return whole || alone ? 1 : KeyChoices.partitionSize(schema, request.sort());
    }

    /** A filter leaves items out that are read all the same, so the bound tells nothing then. */
    private static long bounded(long items, Bounds bounds, Optional<Filter> filter) {
        return filter.isPresent() ? items : Math.min(items, bounds.items());
    }

    private Cost cost(TableDescription table, long items, int parts, boolean consistent) {
        var cost = prices.together(table, items, parts);
        return consistent ? new Cost(cost.items(), cost.pages(), cost.readUnits() * 2, cost.dollars() * 2) : cost;
    }

    private static List<String> notes(Optional<Filter> filter) {
        return filter.isPresent()
                ? List.of("The filter is applied after reading: it saves no capacity. Conditions on a key do.")
                : List.of();
    }
}
