// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AttributePathTest {

    private static final Map<String, Value> ITEM = Map.of(
            "a.b",
            new Value.Bool(true),
            "lines",
            new Value.Sequence(List.of(Value.Document.of(Map.of("price", Value.Num.of(3))))));

    @Test
    void readsWhatStandsThere() {
        assertEquals(Optional.of(Value.Num.of(3)), in("lines[0].price"));
        assertEquals(Optional.of(new Value.Bool(true)), in("a\\.b"));
    }

    @Test
    void whatDoesNotLeadAnywhereIsEmpty() {
        for (var text : List.of("a", "a.b", "lines[1]", "lines.price", "lines[0][0]", "a\\.b.c")) {
            assertEquals(Optional.empty(), in(text), text);
        }
    }

    @Test
    void isWrittenAsItIsRead() {
        for (var text : List.of("a", "a.b[3][0].c", "a\\.b\\[0\\].c\\\\d")) {
            assertEquals(text, AttributePath.of(text).text());
        }
    }

    private static Optional<Value> in(String text) {
        return AttributePath.of(text).in(ITEM);
    }
}
