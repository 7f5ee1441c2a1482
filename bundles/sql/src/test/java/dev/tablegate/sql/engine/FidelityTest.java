// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Any item in, {@code select *} out, equal. */
class FidelityTest {

    private static final Value NULL = new Value.Null();

    @Property(tries = 60)
    void whatGoesInComesOut(@ForAll("tables") List<Map<String, Value>> items) throws SQLException {
        comesOut(items, items.size());
    }

    /** Each item alone is a part table here, so that types widen from item to item. */
    @Property(tries = 60)
    void whatGoesInPartByPartComesOut(@ForAll("tables") List<Map<String, Value>> items) throws SQLException {
        comesOut(items, 1);
    }

    private void comesOut(List<Map<String, Value>> items, int part) throws SQLException {
        try (var bench = new Bench()) {
            var loaded = bench.load("t0", items, part);
            var rows = bench.rows("SELECT * FROM t0");
            var names = loaded.names();
            assertEquals(items.size(), rows.size());
            for (int i = 0; i < items.size(); i++) {
                var expected = new LinkedHashMap<String, Value>();
                for (var name : names.entrySet()) {
                    expected.put(name.getValue(), without(items.get(i).getOrDefault(name.getKey(), NULL)));
                }
                var actual = new LinkedHashMap<String, Value>();
                rows.get(i).forEach((name, value) -> actual.put(name, without(value)));
                if (!names.isEmpty()) {
                    assertEquals(expected, actual);
                }
            }
        }
    }

    /** SQL knows one NULL: whether a field is null or missing cannot be told. */
    private static Value without(Value value) {
        return switch (value) {
            case Value.Document(var entries) -> {
                var kept = new LinkedHashMap<String, Value>();
                entries.forEach((name, entry) -> {
                    if (!(entry instanceof Value.Null)) {
                        kept.put(name, without(entry));
                    }
                });
                yield new Value.Document(kept);
            }
            case Value.Sequence(var members) ->
                new Value.Sequence(members.stream().map(FidelityTest::without).toList());
            default -> value;
        };
    }

    @Provide
    Arbitrary<List<Map<String, Value>>> tables() {
        var names = Arbitraries.of("a", "b", "B", "b_2", "select", "x.y", "q\"uote", "é", "n", " ");
        var item = Combinators.combine(
                        names.list().uniqueElements().ofMinSize(1).ofMaxSize(4),
                        Values.any().list().ofSize(4))
                .as((keys, values) -> {
                    Map<String, Value> made = new LinkedHashMap<>();
                    for (int i = 0; i < keys.size(); i++) {
                        made.put(keys.get(i), values.get(i));
                    }
                    return made;
                });
        return item.list().ofMinSize(1).ofMaxSize(6).map(ArrayList::new);
    }
}
