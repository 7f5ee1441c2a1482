// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AskingTest {

    private static final TableDescription ORDERS = TableBuilder.table("Orders", "userId", "at:N")
            .globalIndex("byPlace", "country,city", "street,number:N")
            .build();

    private static Fields fields(String... namesAndTexts) {
        var fields = new TreeMap<String, String>();
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            fields.put(namesAndTexts[at], namesAndTexts[at + 1]);
        }
        return new Fields(fields);
    }

    private static Filter test(String attribute, Operator operator, Value... operands) {
        return new Filter.Test(new Condition(attribute, operator, List.of(operands)));
    }

    @Test
    void nothingTypedIsAScan() {
        var asked = Asking.of(fields(), ORDERS);
        assertEquals(Map.of(), asked.key());
        assertEquals(Optional.empty(), asked.filter());
        assertEquals(List.of(), asked.columns());
    }

    @Test
    void thePartitionKeyMakesAQueryAndTheSortKeyNarrowsIt() {
        var asked = Asking.of(fields("p0", "u1", "s0o", "between", "s0a", "1", "s0b", "9"), ORDERS);
        assertEquals(Map.of("userId", new Value.Text("u1")), asked.key());
        assertEquals(
                Optional.of(new Condition("at", Operator.BETWEEN, List.of(Value.Num.of(1), Value.Num.of(9)))),
                asked.sort());
        assertFalse(asked.descending());
        assertTrue(Asking.of(fields("p0", "u1", "desc", "true"), ORDERS).descending());
    }

    @Test
    void aWholeKeyIsAGet() {
        var asked = Asking.of(fields("p0", "u1", "s0a", "7"), ORDERS);
        assertEquals(Map.of("userId", new Value.Text("u1"), "at", Value.Num.of(7)), asked.key());
        assertEquals(Optional.empty(), asked.sort());
    }

    @Test
    void aPartOfAKeyOnlyNarrowsWhatIsScanned() {
        var asked = Asking.of(fields("index", "byPlace", "p1", "Bonn", "s0o", "gt", "s0a", "A"), ORDERS);
        assertEquals(Map.of(), asked.key());
        assertEquals(
                Optional.of(new Filter.And(List.of(
                        test("city", Operator.EQ, new Value.Text("Bonn")),
                        test("street", Operator.GT, new Value.Text("A"))))),
                asked.filter());
    }

    @Test
    void sortKeysOfSeveralAttributesAreGivenFromTheLeft() {
        var asked = Asking.of(
                fields("index", "byPlace", "p0", "DE", "p1", "Bonn", "s0a", "Main", "s1o", "lt", "s1a", "9"), ORDERS);
        assertEquals(new Value.Text("Main"), asked.key().get("street"));
        assertEquals(Optional.of(new Condition("number", Operator.LT, List.of(Value.Num.of(9)))), asked.sort());
        assertThrows(
                IllegalArgumentException.class,
                () -> Asking.of(fields("index", "byPlace", "p0", "DE", "p1", "Bonn", "s1a", "9"), ORDERS));
    }

    @Test
    void conditionsHoldTogetherOrOneOfThemIsEnough() {
        String[] typed = {"f0a", "total", "f0o", "gte", "f0v", "5", "f2a", "note", "f2o", "not_exists"};
        var total = test("total", Operator.GTE, Value.Num.of(5));
        var note = test("note", Operator.NOT_EXISTS);
        assertEquals(
                Optional.of(new Filter.And(List.of(total, note))),
                Asking.of(fields(typed), ORDERS).filter());
        assertEquals(
                Optional.of(new Filter.Or(List.of(total, note))),
                Asking.of(fields(typed).with("any", "true"), ORDERS).filter());
    }

    /** Else any of the others would let in what the key leaves out. */
    @Test
    void aPartOfAKeyAlwaysHolds() {
        var asked = Asking.of(
                fields("s0o", "gt", "s0a", "3", "f0a", "a", "f0v", "1", "f1a", "b", "f1v", "2", "any", "true"), ORDERS);
        assertEquals(
                Optional.of(new Filter.And(List.of(
                        test("at", Operator.GT, Value.Num.of(3)),
                        new Filter.Or(List.of(
                                test("a", Operator.EQ, Value.Num.of(1)), test("b", Operator.EQ, Value.Num.of(2))))))),
                asked.filter());
    }

    @Test
    void listsOfValuesAndChosenTypesAreTaken() {
        var asked = Asking.of(fields("f0a", "code", "f0o", "in", "f0t", "S", "f0v", "1, 2"), ORDERS);
        assertEquals(Optional.of(test("code", Operator.IN, new Value.Text("1"), new Value.Text("2"))), asked.filter());
        assertEquals(
                List.of("a", "b.c"),
                Asking.of(fields("columns", "a, b.c a"), ORDERS).columns());
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        var noAttribute = assertThrows(IllegalArgumentException.class, () -> Asking.of(fields("f1v", "x"), ORDERS));
        assertTrue(String.valueOf(noAttribute.getMessage()).contains("Condition 2"), noAttribute.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Asking.of(fields("p0", "u", "s0a", "x"), ORDERS));
        assertThrows(ToolException.class, () -> Asking.of(fields("index", "none"), ORDERS));
    }

    @Test
    void pagesLeadOnAndBack() {
        var first = fields("profile", "demo", "table", "Orders", "p0", "a&b=c", "run", "");
        var second = first.next(Optional.empty(), "c1");
        var third = second.next(Optional.of("c1"), "c2");
        assertTrue(third.link().contains("p0=a%26b%3Dc"), third.link());
        assertEquals("c1", third.previous().get("cursor"));
        assertEquals(second.link(), third.previous().link());
        assertEquals(first.link(), third.previous().previous().link());
        assertEquals(first.link(), third.first().link());
    }

    @Test
    void longTrailsLoseTheirBeginningOnly() {
        var at = fields("table", "Orders");
        for (int page = 0; page < 100; page++) {
            at = at.next(at.some("cursor"), "cursor%03d".formatted(page) + "x".repeat(100));
        }
        assertTrue(at.link().length() < 4_000, at.link());
        assertTrue(at.previous().get("cursor").startsWith("cursor098"));
    }
}
