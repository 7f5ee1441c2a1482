// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Comparison;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the functions of condition expressions, and what stands beside operators. */
final class ConditionFunctions {

    private static final String SIZE = "size";
    private static final Set<String> DECIDING =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");
    private static final Set<String> TYPES = Set.of("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS");
    private static final Set<String> SIZED = Set.of("S", "B", "M", "L", "SS", "NS", "BS");

    private final OperandReader reader;
    private final Tokens tokens;

    ConditionFunctions(OperandReader reader) {
        this.reader = reader;
        this.tokens = reader.tokens();
    }

    /** Whether a function that decides stands here. */
    boolean here() {
        return tokens.atFunction() && !tokens.peek().text().equals(SIZE);
    }

    /** A function that decides. */
    Clause read() {
        var function = tokens.next();
        return switch (function.text()) {
            case "attribute_exists" -> new Clause.Exists(reader.place(function, one(function)), true);
            case "attribute_not_exists" -> new Clause.Exists(reader.place(function, one(function)), false);
            case "attribute_type" -> type(function);
            case "begins_with" -> {
                var arguments = two(function);
                reader.types(function, Set.of("S", "B"), arguments.stream());
                yield new Clause.Both(arguments.getFirst(), arguments.getLast(), Comparison::beginsWith);
            }
            case "contains" -> {
                var arguments = two(function);
                yield new Clause.Both(arguments.getFirst(), arguments.getLast(), Comparison::contains);
            }
            default -> throw reader.wrong(function, unknown(function));
        };
    }

    /** A path, a placeholder or a size. */
    Operand operand() {
        if (tokens.peek().is("(")) {
            return tokens.group(this::operand);
        }
        if (!tokens.atFunction()) {
            return reader.simple();
        }
        var function = tokens.next();
        if (!function.text().equals(SIZE)) {
            throw reader.wrong(
                    function, DECIDING.contains(function.text()) ? "it decides and has no value" : unknown(function));
        }
        var of = one(function);
        reader.types(function, SIZED, Stream.of(of));
        return new Operand.Size(of);
    }

    private Clause type(Token function) {
        var arguments = two(function);
        if (!(arguments.getLast() instanceof Operand.Literal(var value)
                && value instanceof Value.Text(var name)
                && TYPES.contains(name))) {
            throw reader.wrong(
                    function,
                    "its second argument is the placeholder of a type: S, N, B, BOOL, NULL, M, L, SS, NS or BS");
        }
        return new Clause.Both(
                arguments.getFirst(),
                arguments.getLast(),
                (one, two) -> one.type().equals(name));
    }

    private Operand one(Token function) {
        return reader.arguments(function, 1, this::operand).getFirst();
    }

    private List<Operand> two(Token function) {
        var arguments = reader.arguments(function, 2, this::operand);
        reader.distinct(function, arguments.getFirst(), arguments.subList(1, 2));
        return arguments;
    }

    private static String unknown(Token function) {
        return "conditions have no such function; there are attribute_exists, attribute_not_exists, attribute_type, "
                + "begins_with, contains and size, in lower case";
    }
}
