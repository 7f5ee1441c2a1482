// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Random values of all ten types, with a liking for what is hard. */
public final class Values {

    private static final List<String> HARD_NUMBERS = List.of(
            "0",
            "-0",
            "1E-130",
            "9.9999999999999999999999999999999999999E+125",
            "-9.9999999999999999999999999999999999999E+125",
            "12345678901234567890123456789012345678",
            "0.1",
            "0.30000000000000004",
            "9007199254740993",
            "9007199254740992",
            "1152921504606846976",
            "1E+125",
            "1000",
            "123456789012345.6");

    private Values() {}

    public static Arbitrary<Value> any() {
        return Arbitraries.lazyOf(
                Values::leaf,
                Values::leaf,
                Values::leaf,
                () -> any().list().ofMaxSize(3).map(Value.Sequence::new),
                Values::document);
    }

    public static Arbitrary<BigDecimal> numbers() {
        var random = Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(
                                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE)),
                        Arbitraries.integers().between(-88, 130))
                .as(BigDecimal::new)
                .filter(Values::isStorable);
        return Arbitraries.oneOf(
                random,
                Arbitraries.of(HARD_NUMBERS).map(BigDecimal::new),
                Arbitraries.longs().map(BigDecimal::valueOf),
                Arbitraries.doubles().between(-1e15, 1e15).map(BigDecimal::valueOf));
    }

    private static boolean isStorable(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        return exponent <= 125 && exponent >= -130;
    }

    private static Arbitrary<Value> leaf() {
        return Arbitraries.oneOf(
                texts().map(Value.Text::new),
                numbers().map(Value.Num::new),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.just(new Value.Null()),
                bytes().map(Value.Binary::of),
                texts().set().ofMinSize(1).ofMaxSize(3).map(Value.TextSet::of),
                numbers()
                        .map(n -> new Value.Num(n).value())
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(Value.NumSet::of),
                bytes().map(Value.Binary::of).set().ofMinSize(1).ofMaxSize(3).map(Value.BinarySet::of));
    }

    private static Arbitrary<Value> document() {
        var names = Arbitraries.oneOf(Arbitraries.of("$binary", "$set", "$number", "$map", "$other", ""), texts());
        return Combinators.combine(
                        names.list().ofMaxSize(3).uniqueElements(), any().list().ofSize(3))
                .as((keys, contents) -> {
                    var entries = new LinkedHashMap<String, Value>();
                    for (int i = 0; i < keys.size(); i++) {
                        entries.put(keys.get(i), contents.get(i));
                    }
                    return new Value.Document(entries);
                });
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(10).filter(Values::isEncodable),
                Arbitraries.of("", "$set", "1", "null", "é\u2028\n\"\\", "𝄞"));
    }

    private static boolean isEncodable(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    private static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(5);
    }
}
