// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something in an expression that has a value. */
sealed interface Operand {

    /** Its value for an item; empty if there is none. */
    Optional<Value> in(Map<String, Value> item);

    /** Its value for an item that must have one. */
    default Value required(Map<String, Value> item) {
        return in(item).orElseThrow(() -> Edits.wrong("it reads '"
                + paths().map(AttributePath::text).collect(Collectors.joining("', '"))
                + "', which the item does not have"));
    }

    /** What it reads. */
    Stream<AttributePath> paths();

    /** The type of its value, if that is known without an item. */
    Optional<String> type();

    /** A value that was given with the expression. */
    record Literal(Value value) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            return Optional.of(value);
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.empty();
        }

        @Override
        public Optional<String> type() {
            return Optional.of(value.type());
        }
    }

    /** What stands in the item. */
    record Place(AttributePath path) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            return path.in(item);
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.of(path);
        }

        @Override
        public Optional<String> type() {
            return Optional.empty();
        }
    }

    /** The size of something. */
    record Size(Operand of) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            var size = of.in(item).map(Comparison::size);
            return size.isPresent() && size.get().isPresent()
                    ? Optional.of(Value.Num.of(size.get().getAsInt()))
                    : Optional.empty();
        }

        @Override
        public Stream<AttributePath> paths() {
            return of.paths();
        }

        @Override
        public Optional<String> type() {
            return Optional.of("N");
        }
    }

    /** What stands in the item, or something else if nothing does. DynamoDB works out both in any case. */
    record Fallback(AttributePath path, Operand other) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            var instead = other.required(item);
            return Optional.of(path.in(item).orElse(instead));
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(Stream.of(path), other.paths());
        }

        @Override
        public Optional<String> type() {
            return Optional.empty();
        }
    }

    /** Two lists in one. */
    record Joined(Operand first, Operand second) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            if (first.required(item) instanceof Value.Sequence(var head)
                    && second.required(item) instanceof Value.Sequence(var tail)) {
                return Optional.of(new Value.Sequence(
                        Stream.concat(head.stream(), tail.stream()).toList()));
            }
            throw Edits.wrong("list_append gets something that is no list in this item");
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(first.paths(), second.paths());
        }

        @Override
        public Optional<String> type() {
            return Optional.of("L");
        }
    }

    /** A sum or a difference. */
    record Sum(Operand first, Operand second, boolean minus) implements Operand {

        @Override
        public Optional<Value> in(Map<String, Value> item) {
            if (first.required(item) instanceof Value.Num(var one)
                    && second.required(item) instanceof Value.Num(var two)) {
                return Optional.of(Edits.number(minus ? one.subtract(two) : one.add(two)));
            }
            throw Edits.wrong("it calculates with something that is no number in this item");
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(first.paths(), second.paths());
        }

        @Override
        public Optional<String> type() {
            return Optional.of("N");
        }
    }
}
