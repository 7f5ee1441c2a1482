// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** What an update does at one place of the item. */
sealed interface Action {

    /** The place. */
    AttributePath path();

    /** What stands there afterwards, told from the item as it is before; empty if nothing does. */
    Optional<Value> result(Map<String, Value> item);

    /** What it reads or changes. */
    Stream<AttributePath> paths();

    /** Puts a value there. */
    record Put(AttributePath path, Operand operand) implements Action {
        @Override
        public Optional<Value> result(Map<String, Value> item) {
            return Optional.of(operand.required(item));
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(Stream.of(path), operand.paths());
        }
    }

    /** Leaves nothing there. */
    record Remove(AttributePath path) implements Action {
        @Override
        public Optional<Value> result(Map<String, Value> item) {
            return Optional.empty();
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.of(path);
        }
    }

    /** Adds to a number or a set. */
    record Add(AttributePath path, Value value) implements Action {
        @Override
        public Optional<Value> result(Map<String, Value> item) {
            return Optional.of(path.in(item).map(this::plus).orElse(value));
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.of(path);
        }

        private Value plus(Value old) {
            if (old instanceof Value.Num(BigDecimal one) && value instanceof Value.Num(BigDecimal two)) {
                return Edits.number(one.add(two));
            }
            if (old instanceof Value.TextSet(var one) && value instanceof Value.TextSet(var two)) {
                return new Value.TextSet(union(one, two));
            }
            if (old instanceof Value.NumSet(var one) && value instanceof Value.NumSet(var two)) {
                return new Value.NumSet(union(one, two));
            }
            if (old instanceof Value.BinarySet(var one) && value instanceof Value.BinarySet(var two)) {
                return new Value.BinarySet(union(one, two));
            }
            throw Edits.wrong(
                    "it adds " + value.type() + " to '" + path.text() + "', which is " + old.type() + " in this item");
        }
    }

    /** Takes members out of a set; what is left of it, if anything is. */
    record Delete(AttributePath path, Value value) implements Action {
        @Override
        public Optional<Value> result(Map<String, Value> item) {
            return path.in(item).flatMap(this::minus);
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.of(path);
        }

        private Optional<Value> minus(Value old) {
            if (old instanceof Value.TextSet(var one) && value instanceof Value.TextSet(var two)) {
                return left(one, two).map(Value.TextSet::new);
            }
            if (old instanceof Value.NumSet(var one) && value instanceof Value.NumSet(var two)) {
                return left(one, two).map(Value.NumSet::new);
            }
            if (old instanceof Value.BinarySet(var one) && value instanceof Value.BinarySet(var two)) {
                return left(one, two).map(Value.BinarySet::new);
            }
            throw Edits.wrong("it takes " + value.type() + " out of '" + path.text() + "', which is " + old.type()
                    + " in this item");
        }
    }

    private static <T> SequencedSet<T> union(Set<T> one, Set<T> two) {
        var union = new LinkedHashSet<>(one);
        union.addAll(two);
        return union;
    }

    private static <T> Optional<SequencedSet<T>> left(Set<T> one, Set<T> two) {
        SequencedSet<T> left = new LinkedHashSet<>(one);
        left.removeAll(two);
        return Optional.of(left).filter(some -> !some.isEmpty());
    }
}
