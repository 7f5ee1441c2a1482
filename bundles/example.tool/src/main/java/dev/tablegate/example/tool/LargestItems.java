// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.example.tool;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.Range;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the items that come closest to DynamoDB's limit of 400 KB. */
@Component
@ToolInfo(
        name = "largest_items",
        title = "Largest items",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "The largest items of a table, by key, with their sizes. Reads the whole table.")
public final class LargestItems implements Tool<LargestItems.Input, LargestItems.Output> {

    private static final int DEFAULT_TOP = 10;
    private static final long MOST_ITEMS = 100_000;
    private static final Bounds PART = new Bounds(1_000, 1_000_000, Duration.ofSeconds(2));

    private final Tables tables;

    @Activate
    public LargestItems(@Reference Tables tables) {
        this.tables = tables;
    }

    public record Input(
            @Doc("Table name") String table,

            @Doc("How many items are wanted, default 10") @Range(min = 1, max = 100)
            Optional<Integer> top) {}

    public record Output(List<Sized> items, long scannedCount, double consumedCapacity) {}

    public record Sized(Map<String, Value> key, long bytes) {}

    @Override
    public Output call(Input input, Call call) {
        var table = tables.describe(call, input.table());
        if (table.itemCount() > MOST_ITEMS) {
            throw new ToolException(
                    Problem.TABLE_TOO_LARGE,
                    "Table " + table.name() + " has about " + table.itemCount() + " items; this tool reads at most "
                            + MOST_ITEMS + ". Use scan with a projection instead.");
        }
        int top = input.top().orElse(DEFAULT_TOP);
        var largest = new PriorityQueue<>(Comparator.comparingLong(Sized::bytes));
        long scanned = 0;
        double consumed = 0;
        Optional<String> cursor = Optional.empty();
        do {
            var page = tables.scan(call, everything(table).part(PART, cursor));
            for (var item : page.items()) {
                largest.add(new Sized(key(table, item), ItemSize.of(item)));
                if (largest.size() > top) {
                    largest.remove();
                }
            }
            scanned += page.scannedCount();
            consumed += page.consumed().readUnits();
            call.progress(scanned, table.itemCount(), "measured " + scanned + " items");
            call.checkCancelled();
            cursor = page.cursor();
        } while (cursor.isPresent());
        var items = largest.stream().sorted(largest.comparator().reversed()).toList();
        return new Output(items, scanned, consumed);
    }

    private static ScanRequest everything(TableDescription table) {
        Optional<String> none = Optional.empty();
        return new ScanRequest(table.name(), none, Optional.empty(), List.of(), false, 1, Select.ITEMS, PART, none);
    }

    private static Map<String, Value> key(TableDescription table, Map<String, Value> item) {
        var key = new LinkedHashMap<String, Value>();
        Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .map(KeyAttribute::name)
                .filter(item::containsKey)
                .forEach(name -> key.put(name, item.get(name)));
        return key;
    }

    /** What can go wrong here and nowhere else. */
    public enum Problem implements ErrorCode {
        TABLE_TOO_LARGE;

        @Override
        public String id() {
            return "example.table_too_large";
        }

        @Override
        public Kind kind() {
            return Kind.CALLER;
        }
    }
}
