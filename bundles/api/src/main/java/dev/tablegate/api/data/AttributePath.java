// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path into an item: {@code lines[0].price}. A dot, bracket or backslash that belongs to a name stands behind a
 * backslash.
 */
public record AttributePath(List<Step> steps) {

    private static final int MOST_DIGITS = 6;

    /** A part of a path. */
    public sealed interface Step {

        /** Into a map, or the item itself. */
        record Name(String name) implements Step {}

        /** Into a list. */
        record Position(int index) implements Step {}
    }

    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** The path that the text says. */
    public static AttributePath of(String text) {
        return new Parser(text).path();
    }

    /** The attribute that the path begins with. */
    public String attribute() {
        return ((Step.Name) steps.getFirst()).name();
    }

    /** Whether the other path leads to the same place, or to something inside of it. */
    public boolean covers(AttributePath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /** The path as it is written, for {@link #of} and for people. */
    public String text() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Name(var name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name.replaceAll("[.\\[\\]\\\\]", "\\\\$0"));
                case Step.Position(int index) -> text.append('[').append(index).append(']');
            }
        }
        return text.toString();
    }

    /** What stands there in the item; empty if nothing does. */
    public Optional<Value> in(Map<String, Value> item) {
        Optional<Value> here = Optional.ofNullable(item.get(attribute()));
        for (var step : steps.subList(1, steps.size())) {
            here = here.flatMap(value -> next(value, step));
        }
        return here;
    }

    private static Optional<Value> next(Value value, Step step) {
        return switch (step) {
            case Step.Name(var name) ->
                value instanceof Value.Document(var entries)
                        ? Optional.ofNullable(entries.get(name))
                        : Optional.empty();
            case Step.Position(int index) ->
                value instanceof Value.Sequence(var members) && index < members.size()
                        ? Optional.of(members.get(index))
                        : Optional.empty();
        };
    }

    private static final class Parser {

        private final String text;
        private final List<Step> steps = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        AttributePath path() {
            name();
            while (at < text.length()) {
                switch (text.charAt(at++)) {
                    case '.' -> name();
                    case '[' -> position();
                    default -> throw wrong();
                }
            }
            return new AttributePath(steps);
        }

        private void name() {
            var name = new StringBuilder();
            while (at < text.length() && ".[]".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '\\' && ++at == text.length()) {
                    throw wrong();
                }
                name.append(text.charAt(at++));
            }
            if (name.isEmpty()) {
                throw wrong();
            }
            steps.add(new Step.Name(name.toString()));
        }

        private void position() {
            int end = text.indexOf(']', at);
            var digits = end < 0 ? "" : text.substring(at, end);
            if (digits.isEmpty()
                    || digits.length() > MOST_DIGITS
                    || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw wrong();
            }
            steps.add(new Step.Position(Integer.parseInt(digits)));
            at = end + 1;
        }

        private ToolException wrong() {
            return new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "'" + text + "' is no attribute path. Write it like address.city or lines[0].price; "
                            + "put a backslash before a dot or bracket that belongs to a name.");
        }
    }
}
