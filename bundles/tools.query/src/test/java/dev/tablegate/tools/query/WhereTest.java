// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import static dev.tablegate.tools.query.Filters.and;
import static dev.tablegate.tools.query.Filters.not;
import static dev.tablegate.tools.query.Filters.or;
import static dev.tablegate.tools.query.Filters.test;
import static dev.tablegate.tools.query.Fixture.none;
import static dev.tablegate.tools.query.Fixture.number;
import static dev.tablegate.tools.query.Fixture.refuses;
import static dev.tablegate.tools.query.Fixture.text;
import static dev.tablegate.tools.query.Fixture.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;

class WhereTest {

    static final List<Operator> ONE_VALUE = Stream.of(Operator.values())
            .filter(operator -> operator.takes(1) && !operator.takes(0))
            .filter(operator -> operator != Operator.TYPE && operator != Operator.SIZE)
            .toList();

    @ParameterizedTest
    @FieldSource("ONE_VALUE")
    void takesOneValue(Operator operator) {
        assertEquals(condition("a", operator, text("x")), json(test("a", operator, text("x"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operator.class,
            names = {"EXISTS", "NOT_EXISTS"})
    void takesNoValue(Operator operator) {
        assertEquals(condition("a", operator), json(test("a", operator)));
        refuses(() -> json(test("a", operator, text("x"))), "takes no value", "\"" + operator.id() + "\"}");
    }

    @Test
    void takesSeveralValues() {
        var values = List.of(number(1), number(5));
        assertEquals(
                new Filter.Test(new Condition("a", Operator.BETWEEN, values)),
                json(test("a", Operator.BETWEEN, values)));
        assertEquals(new Filter.Test(new Condition("a", Operator.IN, values)), json(test("a", Operator.IN, values)));
        assertEquals(
                new Filter.Test(new Condition("a", Operator.SIZE, values)), json(test("a", Operator.SIZE, values)));
    }

    @Test
    void takesOneValueAsAListToo() {
        assertEquals(condition("a", Operator.EQ, text("x")), json(test("a", Operator.EQ, List.of(text("x")))));
    }

    @Test
    void combinesFilters() {
        var one = test("a", Operator.EXISTS);
        var two = test("b", Operator.EXISTS);
        assertEquals(
                new Filter.And(List.of(
                        new Filter.Or(List.of(condition("a", Operator.EXISTS), condition("b", Operator.EXISTS))),
                        new Filter.Not(condition("a", Operator.EXISTS)))),
                json(and(or(one, two), not(one))));
    }

    @Test
    void readsOperandsInTheFormatOfTheCall() {
        var typed = test("a", Operator.EQ, typed("N", "1"));
        assertEquals(condition("a", Operator.EQ, number(1)), json(typed));
        assertEquals(condition("a", Operator.EQ, number(1)), typed.toFilter(Format.DYNAMODB));
        refuses(() -> test("a", Operator.EQ, number(1)).toFilter(Format.DYNAMODB), "filter.value", "DynamoDB JSON");
    }

    @Test
    void takesTypesAndSizesPlainInBothFormats() {
        assertEquals(
                condition("a", Operator.TYPE, text("SS")),
                test("a", Operator.TYPE, text("SS")).toFilter(Format.DYNAMODB));
        assertEquals(
                condition("a", Operator.SIZE, number(3)),
                test("a", Operator.SIZE, typed("N", "3")).toFilter(Format.DYNAMODB));
    }

    @Test
    void refusesTheWrongNumberOfValues() {
        refuses(
                () -> json(test("a", Operator.BETWEEN, number(1))),
                "filter has 1 values",
                "2 values",
                "\"values\": [1, 5]");
        refuses(() -> json(test("a", Operator.LT)), "takes one value", "\"value\"");
        refuses(() -> json(test("a", Operator.IN, List.of())), "1 to 100 values");
        refuses(() -> json(test("a", Operator.IN, Collections.nCopies(101, text("x")))), "101");
        refuses(() -> json(test("a", Operator.SIZE, List.of(number(1), number(2), number(3)))), "size");
    }

    @Test
    void saysHowToFindNull() {
        refuses(() -> json(test("a", Operator.EQ)), "{\"op\": \"type\", \"value\": \"NULL\"}", "not_exists");
    }

    @Test
    void refusesValueBesideValues() {
        var both = new Where(
                Optional.of("a"),
                Optional.of(Operator.EQ),
                Optional.of(text("x")),
                Optional.of(List.of(text("y"))),
                none(),
                none(),
                none());
        refuses(() -> json(both), "both value and values");
    }

    @Test
    void refusesOperandsOfTypesThatTheOperatorCannotCompare() {
        refuses(() -> json(test("a", Operator.TYPE, text("string"))), "SS, NS and BS");
        refuses(() -> json(test("a", Operator.TYPE, number(1))), "names no type");
        refuses(() -> json(test("a", Operator.SIZE, text("3"))), "size of 0 or more");
        refuses(() -> json(test("a", Operator.SIZE, number(-1))), "size of 0 or more");
        refuses(() -> json(test("a", Operator.BEGINS_WITH, number(1))), "text or binary");
        refuses(() -> json(test("a", Operator.GT, new Value.Bool(true))), "not BOOL");
        refuses(() -> json(test("a", Operator.BETWEEN, List.of(number(1), text("5")))), "two types");
    }

    @Test
    void refusesWhatSaysNothing() {
        var empty = new Where(none(), none(), none(), none(), none(), none(), none());
        refuses(() -> json(empty), "filter says nothing", "{\"attribute\": \"status\"");
        refuses(() -> json(and()), "filter.and is empty");
        refuses(() -> json(or(test("a", Operator.EXISTS), empty)), "filter.or[1] says nothing");
        refuses(() -> json(not(empty)), "filter.not says nothing");
    }

    @Test
    void refusesSeveralFormsAtOnce() {
        var one = test("a", Operator.EXISTS);
        var mixed = new Where(
                one.attribute(), one.op(), none(), none(), Optional.of(List.of(one)), none(), Optional.of(one));
        refuses(() -> json(mixed), "filter mixes several forms", "{\"not\": {...}}");
    }

    @Test
    void refusesAConditionWithoutAttributeOrOperator() {
        var noAttribute = new Where(none(), Optional.of(Operator.EXISTS), none(), none(), none(), none(), none());
        refuses(() -> json(noAttribute), "lacks the attribute");
        refuses(() -> json(test(" ", Operator.EXISTS)), "lacks the attribute");
        var noOperator = new Where(Optional.of("a"), none(), Optional.of(text("x")), none(), none(), none(), none());
        refuses(() -> json(noOperator), "lacks op");
    }

    @Test
    void refusesFiltersNestedTooDeep() {
        var filter = test("a", Operator.EXISTS);
        for (int i = 0; i < 20; i++) {
            filter = not(filter);
        }
        var deep = filter;
        refuses(() -> json(deep), "deeper than 20");
    }

    @Test
    void keepsAMapThatOnlyLooksLikeAType() {
        var map = Value.Document.of(Map.of("S", number(1)));
        assertEquals(condition("a", Operator.EQ, map), json(test("a", Operator.EQ, map)));
    }

    private static Filter json(Where input) {
        return input.toFilter(Format.JSON);
    }

    private static Filter condition(String attribute, Operator operator, Value... operands) {
        return new Filter.Test(new Condition(attribute, operator, List.of(operands)));
    }
}
