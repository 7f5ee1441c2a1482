// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DynamoJsonTest {

    private static final Value A = new Value.Text("a");

    @Property(tries = 300)
    void unwrapIsTheInverseOfWrap(@ForAll("values") Value value) {
        assertEquals(value, DynamoJson.unwrap(DynamoJson.wrap(value)));
    }

    @Property(tries = 300)
    void lenientReadsWhatWrapWrote(@ForAll("values") Value value) {
        assertEquals(value, DynamoJson.lenient(DynamoJson.wrap(value)));
    }

    @Property(tries = 300)
    void onlyPlainJsonIsLeftAfterWrap(@ForAll("values") Value value) {
        assertPlain(DynamoJson.wrap(value));
    }

    @Property(tries = 100)
    void anItemComesBackInItsOrder(@ForAll("items") Map<String, Value> item) {
        var back = DynamoJson.unwrapItem(DynamoJson.wrapItem(item));
        assertEquals(item, back);
        assertEquals(List.copyOf(item.keySet()), List.copyOf(back.keySet()));
    }

    @Test
    void eachTypeHasItsName() {
        assertEquals(typed("S", A), DynamoJson.wrap(A));
        assertEquals(typed("N", new Value.Text("100")), DynamoJson.wrap(Value.Num.of("1E2")));
        assertEquals(typed("N", new Value.Text("1E+125")), DynamoJson.wrap(Value.Num.of("1E125")));
        assertEquals(typed("NULL", new Value.Bool(true)), DynamoJson.wrap(new Value.Null()));
        assertEquals(typed("B", new Value.Text("AQI=")), DynamoJson.wrap(Value.Binary.of(new byte[] {1, 2})));
        assertEquals(typed("SS", list(A)), DynamoJson.wrap(Value.TextSet.of(List.of("a"))));
        assertEquals(typed("L", list(typed("S", A))), DynamoJson.wrap(list(A)));
        assertEquals(typed("M", typed("x", typed("S", A))), DynamoJson.wrap(typed("x", A)));
    }

    @Test
    void acceptsANumberWhereItsTextBelongs() {
        assertEquals(Value.Num.of(5), DynamoJson.unwrap(typed("N", Value.Num.of(5))));
    }

    @Test
    void takesWhatIsNotDynamoJsonAsItIs() {
        for (var plain : List.of(
                A,
                Value.Num.of(5),
                Value.Document.of(Map.of()),
                typed("S", Value.Num.of(5)),
                typed("N", new Value.Text("five")),
                typed("NULL", new Value.Bool(false)),
                typed("city", A),
                typed("L", list(A)),
                Value.Document.of(Map.of("S", A, "N", new Value.Text("5"))))) {
            assertEquals(plain, DynamoJson.lenient(plain));
        }
    }

    @Test
    void namesThePlaceOfAMistake() {
        var deep = typed("M", typed("lines", typed("L", list(typed("S", A), typed("Q", A)))));
        var message = refusal(Map.of("order", deep));
        assertTrue(message.startsWith("order.lines[1]: Q is no type"), message);
    }

    @Test
    void saysWhatEachTypeTakes() {
        assertTrue(refusal(Map.of("x", A)).contains("such as {\"S\": \"text\"}"));
        assertTrue(refusal(Map.of("x", typed("S", Value.Num.of(1)))).contains("S takes text"));
        assertTrue(refusal(Map.of("x", typed("N", new Value.Text("1x")))).contains("N takes a number"));
        assertTrue(refusal(Map.of("x", typed("N", new Value.Text("1E200")))).contains("lies between"));
        assertTrue(refusal(Map.of("x", typed("B", new Value.Text("*")))).contains("B takes base64"));
        assertTrue(refusal(Map.of("x", typed("BOOL", A))).contains("true or false"));
        assertTrue(refusal(Map.of("x", typed("NULL", A))).contains("NULL takes true"));
        assertTrue(refusal(Map.of("x", typed("M", A))).contains("M takes an object"));
        assertTrue(refusal(Map.of("x", typed("L", A))).contains("L takes an array"));
        assertTrue(refusal(Map.of("x", typed("SS", list()))).contains("at least one member"));
        assertTrue(refusal(Map.of("x", typed("SS", list(A, A)))).contains("each member once"));
    }

    @Provide
    Arbitrary<Value> values() {
        return values(3);
    }

    @Provide
    Arbitrary<Map<String, Value>> items() {
        return Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values(2)).ofMaxSize(4);
    }

    private static Arbitrary<Value> values(int depth) {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8);
        Arbitrary<Value.Binary> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(8).map(Value.Binary::of);
        Arbitrary<BigDecimal> numbers = Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(BigInteger.TEN.pow(38).negate().add(BigInteger.ONE), BigInteger.TEN.pow(37)),
                        Arbitraries.integers().between(-88, 130))
                .as(BigDecimal::new);
        Arbitrary<Value> flat = Arbitraries.oneOf(
                texts.map(Value.Text::new),
                numbers.map(Value.Num::new),
                bytes.map(binary -> binary),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.just(new Value.Null()),
                texts.set().ofMinSize(1).ofMaxSize(4).map(Value.TextSet::of),
                numbers.map(Value.Num::new)
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(set -> Value.NumSet.of(
                                set.stream().map(Value.Num::value).toList())),
                bytes.set().ofMinSize(1).ofMaxSize(4).map(Value.BinarySet::of));
        if (depth == 0) {
            return flat;
        }
        var inner = values(depth - 1);
        return Arbitraries.oneOf(
                flat,
                inner.list().ofMaxSize(4).map(Value.Sequence::new),
                Arbitraries.maps(texts, inner).ofMaxSize(4).map(Value.Document::of));
    }

    private static void assertPlain(Value value) {
        switch (value) {
            case Value.Document document -> document.value().values().forEach(DynamoJsonTest::assertPlain);
            case Value.Sequence list -> list.value().forEach(DynamoJsonTest::assertPlain);
            default -> assertTrue(value instanceof Value.Text || value instanceof Value.Bool, value.toString());
        }
    }

    private static String refusal(Map<String, Value> item) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DynamoJson.unwrapItem(item));
        return String.valueOf(refusal.getMessage());
    }

    private static Value typed(String type, Value content) {
        return Value.Document.of(Map.of(type, content));
    }

    private static Value list(Value... values) {
        return new Value.Sequence(List.of(values));
    }
}
