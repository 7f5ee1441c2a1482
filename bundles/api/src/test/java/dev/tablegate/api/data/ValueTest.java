// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ValueTest {

    @Provide
    Arbitrary<BigDecimal> storable() {
        var digits = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE));
        return Combinators.combine(digits, Arbitraries.integers().between(-80, 130))
                .as(BigDecimal::new)
                .filter(number -> {
                    int exponent = number.precision() - number.scale() - 1;
                    return exponent <= 125 && exponent >= -130;
                });
    }

    @Property(tries = 300)
    void numbersKeepEveryDigit(@ForAll("storable") BigDecimal number) {
        assertEquals(0, new Value.Num(number).value().compareTo(number));
    }

    @Property(tries = 300)
    void numbersThatAreEqualAreEqualValues(
            @ForAll("storable") BigDecimal number, @ForAll @IntRange(max = 20) int zeros) {
        var padded = number.setScale(number.scale() + zeros);
        assertEquals(new Value.Num(number), new Value.Num(padded));
        assertEquals(new Value.Num(number).hashCode(), new Value.Num(padded).hashCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "0.000", "0E+999", "0E-999"})
    void everyZeroIsTheSame(String zero) {
        assertEquals(Value.Num.of(0), Value.Num.of(zero));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1E-131", "1E+126", "123456789012345678901234567890123456789", "1E+2147483647", "1E-2147483647"})
    void numbersThatDynamoDbCannotHoldAreRefused(String number) {
        assertThrows(IllegalArgumentException.class, () -> Value.Num.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E-130", "9.9999999999999999999999999999999999999E+125"})
    void numbersAtTheBoundsAreHeld(String number) {
        assertEquals(0, Value.Num.of(number).value().compareTo(new BigDecimal(number)));
    }

    @Property(tries = 200)
    void binaryIsACopyThatNobodyChanges(@ForAll @Size(min = 1, max = 20) byte[] bytes) {
        byte[] given = bytes.clone();
        var value = Value.Binary.of(given);
        given[0]++;
        value.bytes()[0]++;
        value.value().get();
        assertArrayEquals(bytes, value.bytes());
        assertTrue(value.value().isReadOnly());
        assertEquals(bytes.length, value.value().remaining());
        assertEquals(value, new Value.Binary(ByteBuffer.wrap(bytes)));
    }

    @Property(tries = 200)
    void setsAreEqualInAnyOrder(@ForAll @Size(min = 1, max = 5) Set<String> members) {
        var reversed = new ArrayList<>(members);
        Collections.reverse(reversed);
        assertEquals(Value.TextSet.of(members), Value.TextSet.of(reversed));
        assertEquals(
                Value.TextSet.of(members).hashCode(), Value.TextSet.of(reversed).hashCode());
    }

    @Test
    void setsHoldEachMemberOnceAndAtLeastOne() {
        assertThrows(IllegalArgumentException.class, () -> Value.TextSet.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> Value.TextSet.of(List.of("a", "a")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Value.NumSet.of(List.of(new BigDecimal("1.0"), new BigDecimal("1.00"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> Value.BinarySet.of(List.of(Value.Binary.of(new byte[1]), Value.Binary.of(new byte[1]))));
    }

    @Test
    void setsListsAndMapsOfTheSameAreDifferent() {
        assertNotEquals(Value.TextSet.of(List.of("a")), new Value.Sequence(List.of(new Value.Text("a"))));
        assertNotEquals(new Value.Text("1"), Value.Num.of(1));
    }

    @Test
    void mapsKeepTheirOrderAndAreCopies() {
        var entries = new LinkedHashMap<String, Value>();
        entries.put("b", new Value.Null());
        entries.put("a", new Value.Bool(true));
        var value = new Value.Document(entries);
        entries.clear();
        assertEquals(List.of("b", "a"), List.copyOf(value.value().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> value.value().remove("a"));
    }
}
