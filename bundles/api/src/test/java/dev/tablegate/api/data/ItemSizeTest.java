// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ItemSizeTest {

    @Test
    void countsNamesAndValues() {
        assertEquals(0, ItemSize.of(Map.of()));
        assertEquals(4 + 5, ItemSize.of(Map.of("name", new Value.Text("Käse"))));
        assertEquals(1 + 1, ItemSize.of(Map.of("a", new Value.Null())));
        assertEquals(1 + 3, ItemSize.of(Map.of("a", Value.Binary.of(new byte[3]))));
    }

    @Test
    void countsNumbersByTheirDigits() {
        assertEquals(2, ItemSize.of(Value.Num.of(7)));
        assertEquals(3, ItemSize.of(Value.Num.of(-7)));
        assertEquals(3, ItemSize.of(Value.Num.of("1234")));
    }

    @Test
    void countsWhatContainersAdd() {
        assertEquals(3 + 1 + 1 + 2, ItemSize.of(Value.Document.of(Map.of("a", new Value.Text("bc")))));
        assertEquals(3 + 2 * (1 + 1), ItemSize.of(new Value.Sequence(List.of(new Value.Null(), new Value.Bool(true)))));
        assertEquals(3, ItemSize.of(Value.TextSet.of(List.of("a", "bc"))));
    }
}
