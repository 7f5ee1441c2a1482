// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.Arrays;
import java.util.OptionalInt;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How DynamoDB compares two values. Whether they are equal is told by {@code equals}. */
public final class Comparison {

    private Comparison() {}

    /** The order of two values: strings by their UTF-8 bytes, numbers by size, binary by unsigned bytes; else none. */
    public static OptionalInt order(Value left, Value right) {
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

    /** Whether both are strings or both binary, and the first begins with the second. */
    public static boolean beginsWith(Value whole, Value prefix) {
        if (whole instanceof Value.Text(var text) && prefix instanceof Value.Text(var start)) {
            return text.startsWith(start);
        }
        if (whole instanceof Value.Binary binary && prefix instanceof Value.Binary start) {
            byte[] wanted = start.bytes();
            byte[] bytes = binary.bytes();
            return bytes.length >= wanted.length && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
        }
        return false;
    }

    /** Whether the part is a piece of the text or binary, or a member of the set or list. */
    public static boolean contains(Value whole, Value part) {
        return switch (whole) {
            case Value.Text(var text) -> part instanceof Value.Text(var wanted) && text.contains(wanted);
            case Value.Sequence(var members) -> members.contains(part);
            case Value.TextSet(var members) -> part instanceof Value.Text(var wanted) && members.contains(wanted);
            case Value.NumSet(var members) -> part instanceof Value.Num(var wanted) && members.contains(wanted);
            case Value.BinarySet(var members) -> part instanceof Value.Binary wanted && members.contains(wanted);
            case Value.Binary bytes -> part instanceof Value.Binary wanted && pieceOf(bytes.bytes(), wanted.bytes());
            case Value.Num ignored -> false;
            case Value.Bool ignored -> false;
            case Value.Null ignored -> false;
            case Value.Document ignored -> false;
        };
    }

    /** Characters, bytes or members of a value; empty if its type has no size. */
    public static OptionalInt size(Value value) {
        return switch (value) {
            case Value.Text(var text) -> OptionalInt.of(text.length());
            case Value.Binary(var bytes) -> OptionalInt.of(bytes.remaining());
            case Value.Document(var entries) -> OptionalInt.of(entries.size());
            case Value.Sequence(var members) -> OptionalInt.of(members.size());
            case Value.TextSet(var members) -> OptionalInt.of(members.size());
            case Value.NumSet(var members) -> OptionalInt.of(members.size());
            case Value.BinarySet(var members) -> OptionalInt.of(members.size());
            case Value.Num ignored -> OptionalInt.empty();
            case Value.Bool ignored -> OptionalInt.empty();
            case Value.Null ignored -> OptionalInt.empty();
        };
    }

    private static boolean pieceOf(byte[] whole, byte[] wanted) {
        for (int from = 0; from + wanted.length <= whole.length; from++) {
            if (Arrays.equals(whole, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
