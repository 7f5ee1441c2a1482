// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.argument;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A filter as a model writes it: one condition, or other filters combined. Exactly one of both. */
public record Where(
        @Doc("Path: address.city, lines[0].price") Optional<String> attribute,
        @Doc("type takes S, N, SS, ...") Optional<Operator> op,
        @Doc("Operand") Optional<Value> value,
        @Doc("For between and in") Optional<List<Value>> values,
        @Doc("All hold") Optional<List<Where>> and,
        @Doc("One holds") Optional<List<Where>> or,
        @Doc("Does not hold") Optional<Where> not) {

    private static final int DEEPEST = 20;
    private static final String FORMS = "Write {\"attribute\": \"status\", \"op\": \"eq\", \"value\": \"open\"}, or"
            + " {\"and\": [...]}, {\"or\": [...]} or {\"not\": {...}} around such conditions.";

    /**
     * The filter that this says.
     *
     * @throws ToolException if it says none, or more than one
     */
    public Filter toFilter(Format format) {
        return toFilter("filter", format, 1);
    }

    private Filter toFilter(String where, Format format, int depth) {
        if (depth > DEEPEST) {
            throw wrong("filter is nested deeper than " + DEEPEST + " levels. Join conditions in one and or or.");
        }
        boolean comparison = Stream.of(attribute, op, value, values).anyMatch(Optional::isPresent);
        long forms = (comparison ? 1 : 0)
                + Stream.of(and, or, not).filter(Optional::isPresent).count();
        if (forms != 1) {
            throw wrong(where + (forms == 0 ? " says nothing. " : " mixes several forms. ") + FORMS);
        }
        if (and.isPresent()) {
            return new Filter.And(parts(where + ".and", and.get(), format, depth));
        }
        if (or.isPresent()) {
            return new Filter.Or(parts(where + ".or", or.get(), format, depth));
        }
        return not.isPresent()
                ? new Filter.Not(not.get().toFilter(where + ".not", format, depth + 1))
                : new Filter.Test(condition(where, format));
    }

    private static List<Filter> parts(String where, List<Where> parts, Format format, int depth) {
        if (parts.isEmpty()) {
            throw wrong(where + " is empty. Put at least one condition into it, or leave it out. " + FORMS);
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i -> parts.get(i).toFilter(where + "[" + i + "]", format, depth + 1))
                .toList();
    }

    private Condition condition(String where, Format format) {
        var path = attribute
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> wrong(where + " lacks the attribute. " + FORMS));
        var operator = op.orElseThrow(() -> wrong(where + " lacks op. " + FORMS));
        return new Condition(path, operator, new Operands(where, operator).read(value, values, format));
    }

    private static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
