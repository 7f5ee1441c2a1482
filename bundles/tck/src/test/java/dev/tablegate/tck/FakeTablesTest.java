// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FakeTablesTest implements TablesContract {

    private static final Bounds ONE = new Bounds(1, 1_000_000, Duration.ofMinutes(1));

    private final FakeTables tables = new FakeTables();

    @Override
    public Tables tables() {
        return tables;
    }

    @Override
    public void create(TableBuilder shape, Collection<? extends Map<String, Value>> items) {
        tables.add(shape, items);
    }

    @Test
    void aCursorOutlivesTheItemItStandsAt() {
        var call = new FakeCall();
        tables.add(TableBuilder.table("S", "p", "s"), List.of());
        for (String sort : List.of("1", "2", "3")) {
            tables.put("S", sorted(sort));
        }
        Page one = tables.scan(call, scan(Optional.empty()));
        tables.delete("S", one.items().getFirst());
        Page rest = tables.scan(call, scan(one.cursor()));
        assertEquals(List.of(sorted("2")), rest.items());
    }

    private static Map<String, Value> sorted(String sort) {
        return Map.of("p", new Value.Text("p"), "s", new Value.Text(sort));
    }

    private static ScanRequest scan(Optional<String> cursor) {
        return new ScanRequest("S", Optional.empty(), Optional.empty(), List.of(), false, 1, Select.ITEMS, ONE, cursor);
    }
}
