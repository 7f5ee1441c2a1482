// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.expression.Expressions;
import dev.tablegate.dynamo.expression.Filters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Paths, expressions and names that are nearly right. */
class WordsTest {

    private final Expressions expressions = new Expressions();

    @Test
    void aPathGoesThroughPlaceholders() {
        assertEquals("#n0.#n1[3][0].#n0", expressions.path(AttributePath.of("select.b[3][0].select")));
        assertEquals(Map.of("#n0", "select", "#n1", "b"), expressions.names());
    }

    @Test
    void aBackslashKeepsWhatBelongsToAName() {
        assertEquals("#n0.#n1", expressions.path(AttributePath.of("a\\.b\\[0\\].c\\\\d")));
        assertEquals(Map.of("#n0", "a.b[0]", "#n1", "c\\d"), expressions.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[-1]", "a[1]b", "[0]", "a]", "a\\"})
    void refusesWhatIsNoPath(String text) {
        assertThrows(ToolException.class, () -> AttributePath.of(text));
    }

    @Test
    void aProjectionNamesNothingTwice() {
        var paths = List.of("a.b", "c", "a", "c", "a.b.c").stream()
                .map(AttributePath::of)
                .toList();
        assertEquals("#n0, #n1", expressions.projection(paths));
        assertEquals(Map.of("#n0", "c", "#n1", "a"), expressions.names());
    }

    @Test
    void filtersHaveTheParenthesesTheyNeedAndNoOthers() {
        Filter a = new Filter.Test(new Condition("a", Operator.EXISTS, List.of()));
        Filter nested = new Filter.And(List.of(
                new Filter.Or(List.of(a, new Filter.Not(a))),
                new Filter.Or(List.of(a)),
                new Filter.Not(new Filter.Not(new Filter.And(List.of(a, a))))));
        var x = "attribute_exists(#n0)";
        assertEquals(
                "(" + x + " OR NOT " + x + ") AND " + x + " AND (" + x + " AND " + x + ")",
                new Filters(expressions).write(nested));
    }

    @Test
    void refusesOperandsThatCannotWork() {
        for (var wrong : List.of(
                new Condition("a", Operator.LT, List.of(new Value.Bool(true))),
                new Condition("a", Operator.BETWEEN, List.of(Value.Num.of(2), Value.Num.of(1))),
                new Condition("a", Operator.BETWEEN, List.of(Value.Num.of(2), new Value.Text("3"))),
                new Condition("a", Operator.BEGINS_WITH, List.of(Value.Num.of(2))),
                new Condition("a", Operator.TYPE, List.of(new Value.Text("String"))),
                new Condition("a", Operator.SIZE, List.of(new Value.Text("3"))))) {
            assertThrows(ToolException.class, () -> new Filters(expressions).write(new Filter.Test(wrong)));
        }
        assertThrows(ToolException.class, () -> new Filters(expressions).write(new Filter.And(List.of())));
    }
}
