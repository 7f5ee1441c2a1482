// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A DynamoDB attribute value: the ten types of the DynamoDB API, immutable and exact. Two values are equal when DynamoDB
 * holds them for equal.
 */
public sealed interface Value {

    /** The name of the type in the DynamoDB API: S, N, BOOL, NULL, B, M, L, SS, NS or BS. */
    default String type() {
        return switch (this) {
            case Text ignored -> "S";
            case Num ignored -> "N";
            case Bool ignored -> "BOOL";
            case Null ignored -> "NULL";
            case Binary ignored -> "B";
            case Document ignored -> "M";
            case Sequence ignored -> "L";
            case TextSet ignored -> "SS";
            case NumSet ignored -> "NS";
            case BinarySet ignored -> "BS";
        };
    }

    /** Type S. May be empty. */
    record Text(String value) implements Value {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Type N: at most 38 significant digits, magnitude from 1E-130 to 9.99E+125. Trailing zeros carry no meaning and are
     * dropped, as DynamoDB does.
     */
    record Num(BigDecimal value) implements Value {
        private static final int MAX_DIGITS = 38;
        private static final int MAX_EXPONENT = 125;
        private static final int MIN_EXPONENT = -130;

        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            int exponent = value.precision() - value.scale() - 1;
            if (value.precision() > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "a number has at most 38 significant digits, this one has " + value.precision());
            }
            if (exponent > MAX_EXPONENT || exponent < MIN_EXPONENT) {
                throw new IllegalArgumentException("a number lies between 1E-130 and 9.99E+125 in magnitude");
            }
        }

        /** The number written in the text, exactly. */
        public static Num of(String text) {
            return new Num(new BigDecimal(text));
        }

        /** A whole number. */
        public static Num of(long value) {
            return new Num(BigDecimal.valueOf(value));
        }
    }

    /** Type BOOL. */
    record Bool(boolean value) implements Value {}

    /** Type NULL: the attribute is there and says null. */
    record Null() implements Value {}

    /** Type B. The bytes are copied in; the buffer given out is read-only. */
    record Binary(ByteBuffer value) implements Value {
        public Binary {
            value = ByteBuffer.wrap(copy(value)).asReadOnlyBuffer();
        }

        /** The bytes given. */
        public static Binary of(byte[] bytes) {
            return new Binary(ByteBuffer.wrap(bytes));
        }

        /** A fresh view, positioned at the first byte. */
        @Override
        public ByteBuffer value() {
            return value.asReadOnlyBuffer();
        }

        /** A copy of the bytes. */
        public byte[] bytes() {
            return copy(value);
        }

        private static byte[] copy(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
    }

    /** Type M. Keeps the order in which the entries were given. */
    record Document(SequencedMap<String, Value> value) implements Value {
        public Document {
            value = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(value));
        }

        /** The entries given. */
        public static Document of(Map<String, Value> entries) {
            return new Document(new LinkedHashMap<>(entries));
        }
    }

    /** Type L. */
    record Sequence(List<Value> value) implements Value {
        public Sequence {
            value = List.copyOf(value);
        }
    }

    /** Type SS. Never empty; the order carries no meaning. */
    record TextSet(SequencedSet<String> value) implements Value {
        public TextSet {
            value = members(value);
        }

        /** The members given. */
        public static TextSet of(Collection<String> members) {
            return new TextSet(distinct(members));
        }
    }

    /** Type NS. Never empty; the order carries no meaning. Members are as exact as a {@link Num}. */
    record NumSet(SequencedSet<BigDecimal> value) implements Value {
        public NumSet {
            var exact = new ArrayList<BigDecimal>(value.size());
            value.forEach(number -> exact.add(new Num(number).value()));
            value = members(distinct(exact));
        }

        /** The members given. */
        public static NumSet of(Collection<BigDecimal> members) {
            return new NumSet(distinct(
                    members.stream().map(number -> new Num(number).value()).toList()));
        }
    }

    /** Type BS. Never empty; the order carries no meaning. */
    record BinarySet(SequencedSet<Binary> value) implements Value {
        public BinarySet {
            value = members(value);
        }

        /** The members given. */
        public static BinarySet of(Collection<Binary> members) {
            return new BinarySet(distinct(members));
        }
    }

    private static <T> SequencedSet<T> distinct(Collection<T> members) {
        var set = new LinkedHashSet<>(members);
        if (set.size() != members.size()) {
            throw new IllegalArgumentException("a set holds each member once");
        }
        return set;
    }

    private static <T> SequencedSet<T> members(Set<T> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a set has at least one member; leave the attribute out instead");
        }
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(members));
    }
}
