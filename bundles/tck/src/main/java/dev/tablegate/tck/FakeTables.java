// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Tables in memory, one set for all profiles, that answer as DynamoDB answers. Safe for many threads. */
public final class FakeTables implements Tables {

    private final Map<String, FakeTable> tables = new ConcurrentSkipListMap<>();
    private final Paging paging = new Paging();

    /** Adds a table with items. */
    public FakeTables add(TableDescription shape, Collection<? extends Map<String, Value>> items) {
        var table = new FakeTable(shape);
        items.forEach(table::put);
        tables.put(shape.name(), table);
        return this;
    }

    /** Adds a table with items. */
    public FakeTables add(TableBuilder shape, Collection<? extends Map<String, Value>> items) {
        return add(shape.build(), items);
    }

    /** Puts an item, in place of the one with the same key. */
    public FakeTables put(String table, Map<String, Value> item) {
        table(table).put(item);
        return this;
    }

    /** Removes the item of that key; false if there was none. */
    public boolean delete(String table, Map<String, Value> key) {
        return table(table).delete(key);
    }

    /** Sets how many items are read before the bounds of a request are looked at, as a page of DynamoDB holds. */
    public FakeTables pageSize(int items) {
        paging.pageSize(items);
        return this;
    }

    @Override
    public List<String> names(Call call) {
        call.checkCancelled();
        return List.copyOf(tables.keySet());
    }

    @Override
    public TableDescription describe(Call call, String table) {
        call.checkCancelled();
        return table(table).describe();
    }

    @Override
    public GetResult get(Call call, GetRequest request) {
        call.checkCancelled();
        Optional<Map<String, Value>> item = table(request.table()).get(request.key());
        Consumed consumed = Paging.consumed(item.map(ItemSize::of).orElse(0L), request.consistent());
        return new GetResult(item.map(Projection.of(request.projection())::of), consumed);
    }

    @Override
    public BatchGetResult batchGet(Call call, BatchGetRequest request) {
        call.checkCancelled();
        var found = new LinkedHashMap<String, List<Map<String, Value>>>();
        double units = 0;
        for (var entry : request.keys().entrySet()) {
            var projection = request.projection().getOrDefault(entry.getKey(), List.of());
            var results = entry.getValue().stream()
                    .map(key -> get(call, new GetRequest(entry.getKey(), key, projection, request.consistent())))
                    .toList();
            units += results.stream()
                    .mapToDouble(result -> result.consumed().readUnits())
                    .sum();
            found.put(
                    entry.getKey(),
                    results.stream().flatMap(result -> result.item().stream()).toList());
        }
        return new BatchGetResult(found, Map.of(), new Consumed(units));
    }

    @Override
    public Page query(Call call, QueryRequest request) {
        FakeTable table = table(request.table());
        FakeIndex index = index(table, request.index(), request.consistent());
        index.check(request.key(), request.sort());
        Predicate<Map<String, Value>> key = item -> request.key().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(item.get(entry.getKey())))
                && request.sort().stream().allMatch(condition -> condition.matches(item));
        Comparator<Map<String, Value>> order = index.order();
        return paging.page(
                call,
                new Paging.Read(
                        index,
                        table.all().stream().filter(index::holds).filter(key).toList(),
                        request.ascending() ? order : order.reversed(),
                        request.filter(),
                        Projection.of(request.projection()),
                        request.consistent(),
                        request.select(),
                        request.bounds()),
                Requests.identity(request),
                request.cursor());
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        FakeTable table = table(request.table());
        FakeIndex index = index(table, request.index(), request.consistent());
        if (request.segments() < 1) {
            throw new ToolException(ToolException.Standard.INVALID_INPUT, "A scan has at least one segment.");
        }
        Comparator<Map<String, Value>> segments =
                Comparator.comparingInt(item -> index.segment(item, request.segments()));
        return paging.page(
                call,
                new Paging.Read(
                        index,
                        table.all().stream().filter(index::holds).toList(),
                        segments.thenComparing(index.order()),
                        request.filter(),
                        Projection.of(request.projection()),
                        request.consistent(),
                        request.select(),
                        request.bounds()),
                Requests.identity(request),
                request.cursor());
    }

    private static FakeIndex index(FakeTable table, Optional<String> name, boolean consistent) {
        FakeIndex index = table.index(name);
        if (consistent && index.global()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "A global secondary index has no consistent reads. Set consistent to false.");
        }
        return index;
    }

    private FakeTable table(String name) {
        FakeTable table = tables.get(name);
        if (table == null) {
            throw new ToolException(
                    ToolException.Standard.NOT_FOUND,
                    "There is no table '" + name + "'. Call list_tables to see the tables there are.");
        }
        return table;
    }
}
