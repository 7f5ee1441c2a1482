// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExampleTest {

    @Test
    void writesEveryTypeShort() {
        assertEquals("a b", Example.of(text("a\tb")));
        assertEquals("1.5", Example.of(Value.Num.of("1.50")));
        assertEquals("true", Example.of(new Value.Bool(true)));
        assertEquals("null", Example.of(new Value.Null()));
        assertEquals("3 bytes", Example.of(Value.Binary.of(new byte[3])));
        assertEquals("{zip}", Example.of(Value.Document.of(Map.of("zip", text("1")))));
        assertEquals("[a, b]", Example.of(new Value.Sequence(List.of(text("a"), text("b")))));
        assertEquals(
                "[a, b, c] of 4", Example.of(new Value.Sequence(List.of(text("a"), text("b"), text("c"), text("d")))));
        assertEquals("a, b", Example.of(Value.TextSet.of(List.of("a", "b"))));
        assertEquals("1, 2", Example.of(Value.NumSet.of(List.of(BigDecimal.ONE, BigDecimal.TWO))));
        assertEquals("1 binary members", Example.of(Value.BinarySet.of(List.of(Value.Binary.of(new byte[1])))));
    }

    @Test
    void neverCutsACharacterInHalf() {
        assertEquals("😀".repeat(40) + "…", Example.of(text("😀".repeat(50))));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
