// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Many parts, and maps with many keys. */
class WideningTest {

    @Test
    void moreAndMoreAttributesComeOut() throws SQLException {
        var items = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 40; i++) {
            items.add(Map.of("id", Value.Num.of(i), "a" + i, Value.TextSet.of(List.of("x" + i))));
        }
        try (var bench = new Bench()) {
            bench.load("t0", items, 1);
            var rows = bench.rows("SELECT * FROM t0 ORDER BY id");
            for (int i = 0; i < items.size(); i++) {
                var row = new LinkedHashMap<>(rows.get(i));
                row.values().removeIf(Value.Null.class::isInstance);
                assertEquals(items.get(i), row);
            }
        }
    }

    @Test
    void mapsWithManyKeysComeOut() throws SQLException {
        var items = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 30; i++) {
            var document = new LinkedHashMap<String, Value>();
            for (int k = 0; k < 8; k++) {
                document.put("k" + (i * 8 + k), k % 3 == 0 ? new Value.Text("v") : Value.Num.of(k + ".5"));
            }
            items.add(Map.of("id", Value.Num.of(i), "wide", new Value.Document(document)));
        }
        try (var bench = new Bench()) {
            bench.load("t0", items, 1);
            var rows = bench.rows("SELECT id, wide FROM t0 ORDER BY id");
            assertEquals(items, rows);
            assertEquals(
                    Value.Num.of("1.5"),
                    bench.rows("SELECT wide['k1'].n AS found FROM t0 WHERE id = 0")
                            .getFirst()
                            .get("found"));
        }
    }
}
