// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Format;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads many items by their keys, from one table or several. */
@Component
@ToolInfo(
        name = "batch_get_items",
        title = "Get many items",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description =
                "Up to 1,000 items by complete primary keys, from several tables; costs as many get_item calls. Keys"
                        + " without an item count as missing; ask again for unprocessed ones.")
public final class BatchGetItems implements Tool<BatchGetItems.Input, BatchGetItems.Output> {

    private static final int MOST_KEYS = 1000;

    private final Tables tables;

    @Activate
    public BatchGetItems(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public Output call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var keys = keys(input, format);
        var request =
                new BatchGetRequest(keys, projections(input), input.consistent().orElse(false));
        try {
            return output(request, tables.batchGet(call, request), format);
        } catch (ToolException refused) {
            throw explain(refused, keys, call);
        }
    }

    private static Map<String, List<Map<String, Value>>> keys(Input input, Format format) {
        var keys = new LinkedHashMap<String, List<Map<String, Value>>>();
        // DynamoDB refuses a batch that names a key twice; the second one says nothing new.
        input.requests()
                .forEach((table, wanted) -> keys.put(
                        table,
                        wanted.keys().stream()
                                .<Map<String, Value>>map(key -> format.readItem("requests." + table + ".keys", key))
                                .distinct()
                                .toList()));
        if (size(keys) < 1 || size(keys) > MOST_KEYS) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "One call reads 1 to 1,000 different keys, not " + size(keys)
                            + ". Write requests as {\"Users\": {\"keys\": [{\"userId\": \"u1\"}]}}.");
        }
        return keys;
    }

    private static Map<String, List<String>> projections(Input input) {
        var projections = new LinkedHashMap<String, List<String>>();
        input.requests()
                .forEach((table, wanted) -> wanted.projection()
                        .filter(paths -> !paths.isEmpty())
                        .ifPresent(paths -> projections.put(table, paths)));
        return projections;
    }

    private ToolException explain(ToolException refused, Map<String, List<Map<String, Value>>> keys, Call call) {
        var check = new KeyCheck(tables, call);
        for (var entry : keys.entrySet()) {
            var explained = check.explain(refused, entry.getKey(), entry.getValue());
            if (explained != refused) {
                return explained;
            }
        }
        return refused;
    }

    private static Output output(BatchGetRequest request, Tables.BatchGetResult result, Format format) {
        var unprocessed = new LinkedHashMap<>(result.unprocessed());
        unprocessed.values().removeIf(List::isEmpty);
        int count = size(result.items());
        int missing = size(request.keys()) - count - size(unprocessed);
        return new Output(
                written(result.items(), format),
                count,
                missing,
                unprocessed.isEmpty() ? Optional.empty() : Optional.of(written(unprocessed, format)),
                result.consumed().readUnits());
    }

    private static Map<String, List<Map<String, Value>>> written(
            Map<String, List<Map<String, Value>>> byTable, Format format) {
        var written = new LinkedHashMap<String, List<Map<String, Value>>>();
        byTable.forEach((table, items) ->
                written.put(table, items.stream().map(format::writeItem).toList()));
        return written;
    }

    private static <T> int size(Map<String, ? extends Collection<T>> byTable) {
        return byTable.values().stream().mapToInt(Collection::size).sum();
    }

    /** Which items, and how they are wanted. */
    public record Input(
            @Doc("What to read, by table name") @Range(min = 1)
            Map<String, Wanted> requests,

            @Doc("Strongly consistent; costs twice") Optional<Boolean> consistent,

            @Doc("Values in and out, default json") Optional<Format> format) {}

    /** What to read from one table. */
    public record Wanted(
            @Doc("Complete primary keys") @Range(min = 1, max = MOST_KEYS)
            List<Map<String, Value>> keys,

            @Doc("Attribute paths, default all") Optional<List<String>> projection) {}

    /**
     * The items found, by table and in no particular order.
     *
     * @param missing how many keys have no item
     * @param unprocessed keys that DynamoDB did not get to
     */
    public record Output(
            Map<String, List<Map<String, Value>>> items,
            int count,
            int missing,
            Optional<Map<String, List<Map<String, Value>>>> unprocessed,
            double consumedCapacity) {}
}
