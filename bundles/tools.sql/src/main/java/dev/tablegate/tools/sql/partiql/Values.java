// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads the values of a statement: texts, numbers, lists, maps, sets, and question marks. */
final class Values {

    private static final int DEEPEST = 32;

    private final Words words;
    private final List<Value> parameters;
    private int used;
    private int depth;

    Values(Words words, List<Value> parameters) {
        this.words = words;
        this.parameters = parameters;
    }

    Value read() {
        var token = words.take();
        return switch (token.kind()) {
            case STRING -> new Value.Text(token.text());
            case NUMBER -> number(token.text());
            case NAME -> word(token);
            case SIGN -> sign(token);
            case QUOTED, END ->
                throw Token.wrong(
                        "There should be a value before '" + token.text() + "'. Texts stand in single quotes.");
        };
    }

    private static Value number(String text) {
        try {
            return Value.Num.of(text);
        } catch (IllegalArgumentException wrong) {
            throw Token.wrong("'" + text + "' is no number that DynamoDB has.");
        }
    }

    private static Value word(Token token) {
        if (token.is("true") || token.is("false")) {
            return new Value.Bool(token.is("true"));
        }
        if (token.is("null")) {
            return new Value.Null();
        }
        throw Token.wrong("'" + token.text() + "' is no value. Texts stand in single quotes.");
    }

    private Value sign(Token token) {
        if (++depth > DEEPEST) {
            throw Token.wrong("The values are nested too deeply.");
        }
        var value = switch (token.text()) {
            case "?" -> parameter();
            case "-" -> number("-" + words.take().text());
            case "[" -> new Value.Sequence(until("]"));
            case "<<" -> set(until(">>"));
            case "{" -> document();
            default -> throw Token.wrong("There should be a value before '" + token.text() + "'.");
        };
        depth--;
        return value;
    }

    private Value parameter() {
        if (used >= parameters.size()) {
            throw Token.wrong("There are more question marks than parameters.");
        }
        return parameters.get(used++);
    }

    /** Values between commas, up to the sign that closes them. */
    List<Value> until(String close) {
        var values = new ArrayList<Value>();
        while (!words.accept(close)) {
            if (!values.isEmpty()) {
                words.expect(",");
            }
            values.add(read());
        }
        return values;
    }

    private Value document() {
        var entries = new LinkedHashMap<String, Value>();
        while (!words.accept("}")) {
            if (!entries.isEmpty()) {
                words.expect(",");
            }
            var name = words.take();
            words.expect(":");
            entries.put(name.text(), read());
        }
        return new Value.Document(entries);
    }

    private static Value set(List<Value> members) {
        try {
            if (members.stream().allMatch(Value.Text.class::isInstance)) {
                return Value.TextSet.of(
                        members.stream().map(one -> ((Value.Text) one).value()).toList());
            }
            if (members.stream().allMatch(Value.Num.class::isInstance)) {
                return Value.NumSet.of(
                        members.stream().map(one -> ((Value.Num) one).value()).toList());
            }
        } catch (IllegalArgumentException wrong) {
            throw Token.wrong("A set has at least one member, and each member once.");
        }
        throw Token.wrong("The members of a set are all texts or all numbers.");
    }
}
