// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a condition that holds or not. Where a value is missing, nothing but "not equal" holds. */
sealed interface Clause {

    boolean holds(Map<String, Value> item);

    /** What it reads. */
    Stream<AttributePath> paths();

    /** All of these. */
    record And(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            return clauses.stream().allMatch(clause -> clause.holds(item));
        }

        @Override
        public Stream<AttributePath> paths() {
            return clauses.stream().flatMap(Clause::paths);
        }
    }

    /** One of these. */
    record Or(List<Clause> clauses) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            return clauses.stream().anyMatch(clause -> clause.holds(item));
        }

        @Override
        public Stream<AttributePath> paths() {
            return clauses.stream().flatMap(Clause::paths);
        }
    }

    /** Not this. */
    record Not(Clause clause) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            return !clause.holds(item);
        }

        @Override
        public Stream<AttributePath> paths() {
            return clause.paths();
        }
    }

    /** One of these is the same. */
    record In(Operand operand, List<Operand> others, boolean wanted) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            var value = operand.in(item);
            boolean found = value.isPresent()
                    && others.stream().anyMatch(other -> other.in(item).equals(value));
            return found == wanted;
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(operand.paths(), others.stream().flatMap(Operand::paths));
        }
    }

    /** There is something, or nothing. */
    record Exists(AttributePath path, boolean wanted) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            return path.in(item).isPresent() == wanted;
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.of(path);
        }
    }

    /** What both operands have to say to each other. */
    record Both(Operand first, Operand second, Test test) implements Clause {
        @Override
        public boolean holds(Map<String, Value> item) {
            Optional<Value> one = first.in(item);
            Optional<Value> two = second.in(item);
            return one.isPresent() && two.isPresent() && test.holds(one.get(), two.get());
        }

        @Override
        public Stream<AttributePath> paths() {
            return Stream.concat(first.paths(), second.paths());
        }
    }

    /** Decides about two values. */
    interface Test {
        boolean holds(Value first, Value second);
    }
}
