// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import java.util.Arrays;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/** DynamoDB's order: strings by their UTF-8 bytes, numbers by size, binary by unsigned bytes; no other type has one. */
final class ValueOrder {

    private ValueOrder() {}

    /** The order of two values, or empty if they have none. */
    static OptionalInt compare(Value left, Value right) {
        if (left instanceof Value.Text(var one) && right instanceof Value.Text(var two)) {
            return OptionalInt.of(Arrays.compareUnsigned(one.getBytes(UTF_8), two.getBytes(UTF_8)));
        }
        if (left instanceof Value.Num(var one) && right instanceof Value.Num(var two)) {
            return OptionalInt.of(one.compareTo(two));
        }
        if (left instanceof Value.Binary one && right instanceof Value.Binary two) {
            return OptionalInt.of(Arrays.compareUnsigned(one.bytes(), two.bytes()));
        }
        return OptionalInt.empty();
    }
}
