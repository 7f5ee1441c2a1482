// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any item that DynamoDB can hold. */
final class Items {

    private static final BigInteger DIGITS_38 = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    private Items() {}

    /** Without the attributes of a key. */
    static Arbitrary<Map<String, Value>> withoutKey() {
        var names = Arbitraries.of("a", "name", "a.b", "x[0]", "size", "#n", ":v", "héllo wörld", "select", "日本");
        return Arbitraries.maps(names, values(3)).ofMaxSize(6);
    }

    static Arbitrary<Value> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        var inner = values(depth - 1);
        return Arbitraries.oneOf(
                scalars(),
                scalars(),
                sets(),
                inner.list().ofMaxSize(3).map(Value.Sequence::new),
                Arbitraries.maps(texts().filter(name -> !name.isEmpty()), inner)
                        .ofMaxSize(3)
                        .map(Value.Document::of));
    }

    private static Arbitrary<Value> scalars() {
        return Arbitraries.oneOf(
                texts().map(Value.Text::new),
                numbers().map(Value.Num::new),
                binaries().map(binary -> binary),
                Arbitraries.of(true, false).map(Value.Bool::new),
                Arbitraries.just(new Value.Null()));
    }

    private static Arbitrary<Value> sets() {
        return Arbitraries.oneOf(
                texts().set().ofMinSize(1).ofMaxSize(4).map(Value.TextSet::of),
                numbers()
                        .map(number -> new Value.Num(number).value())
                        .set()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(Value.NumSet::of),
                binaries().set().ofMinSize(1).ofMaxSize(4).map(Value.BinarySet::of));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().alpha().ofMaxLength(6), Arbitraries.of("", " ", "\u0000", "😀", "ß", "\n\"\\"));
    }

    private static Arbitrary<Value.Binary> binaries() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(9).map(Value.Binary::of);
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(BigDecimal::valueOf),
                Combinators.combine(
                                Arbitraries.bigIntegers().between(DIGITS_38.negate(), DIGITS_38),
                                Arbitraries.integers().between(-87, 129))
                        .as(BigDecimal::new),
                Arbitraries.of("0", "-0", "1E-130", "9.9999999999999999999999999999999999999E+125", "-1E125", "1.10")
                        .map(BigDecimal::new));
    }

    /** Items of a few partitions, each with a rising sort key, an attribute of four kinds and one that many lack. */
    static List<Map<String, Value>> grid(int partitions, int each) {
        var items = new ArrayList<Map<String, Value>>();
        for (int partition = 0; partition < partitions; partition++) {
            for (int number = 0; number < each; number++) {
                var item = new LinkedHashMap<String, Value>();
                item.put("pk", new Value.Text("p" + partition));
                item.put("sk", Value.Num.of(number));
                item.put("kind", new Value.Text("kind" + number % 4));
                item.put("rank", Value.Num.of(number / 5));
                item.put("fill", new Value.Text("x".repeat(200)));
                if (number % 7 == 0) {
                    item.remove("kind");
                }
                items.add(item);
            }
        }
        return items;
    }
}
