// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
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
import org.osgi.service.component.annotations.ReferencePolicyOption;

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
    private static final Tables.BatchGetResult NOTHING = new Tables.BatchGetResult(Map.of(), Map.of(), Consumed.NONE);

    private final Tables tables;
    private final Optional<StagedItems> stagedItems;

    @Activate
    public BatchGetItems(
            @Reference Tables tables,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Optional<StagedItems> stagedItems) {
        this.tables = tables;
        this.stagedItems = stagedItems;
    }

    @Override
    public Output call(Input input, Call call) {
        var format = input.format().orElse(Format.JSON);
        var keys = keys(input, format);
        var staged = input.staged().orElse(false)
                ? Optional.of(StagedKeys.of(keys, StagedItems.required(stagedItems), call))
                : Optional.<StagedKeys>empty();
        var request = new BatchGetRequest(
                staged.map(StagedKeys::others).orElse(keys),
                projections(input),
                input.consistent().orElse(false));
        try {
            var read = request.keys().isEmpty() ? NOTHING : tables.batchGet(call, request);
            var result = staged.map(images -> images.with(read, request.projection()))
                    .orElse(read);
            return output(size(keys), result, staged.map(StagedKeys::count), format);
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

    private static Output output(int asked, Tables.BatchGetResult result, Optional<Integer> staged, Format format) {
        var unprocessed = new LinkedHashMap<>(result.unprocessed());
        unprocessed.values().removeIf(List::isEmpty);
        int count = size(result.items());
        int missing = asked - count - size(unprocessed);
        return new Output(
                written(result.items(), format),
                count,
                missing,
                unprocessed.isEmpty() ? Optional.empty() : Optional.of(written(unprocessed, format)),
                staged,
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
            @Doc("With your staged changes") Optional<Boolean> staged,

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
     * @param staged how many keys have a staged change, given where that was asked for
     */
    public record Output(
            Map<String, List<Map<String, Value>>> items,
            int count,
            int missing,
            Optional<Map<String, List<Map<String, Value>>>> unprocessed,
            Optional<Integer> staged,
            double consumedCapacity) {}
}
