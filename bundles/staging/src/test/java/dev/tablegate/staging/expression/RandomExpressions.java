// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random expressions: most are right, some nearly so. */
final class RandomExpressions {

    private final Random random;
    private final RandomValues values;
    private final Map<String, Value> item;
    private final Map<String, String> givenNames = new LinkedHashMap<>();
    private final Map<String, Value> givenValues = new LinkedHashMap<>();
    private int most = 3;

    RandomExpressions(Random random, Map<String, Value> item) {
        this.random = random;
        this.values = new RandomValues(random);
        this.item = item;
    }

    Expression update() {
        var sections = new ArrayList<>(List.of("SET", "REMOVE", "ADD", "DELETE"));
        Collections.shuffle(sections, random);
        most = random.nextInt(3) == 0 ? 3 : 1;
        int count = 1 + random.nextInt(most);
        var text = sections.subList(0, count).stream().map(this::section).collect(Collectors.joining(" "));
        return expression(text);
    }

    Expression condition() {
        return expression(either(3));
    }

    private Expression expression(String text) {
        var whole = random.nextInt(12) == 0 ? damaged(text) : text;
        if (random.nextInt(40) == 0) {
            givenNames.put("#unused", "a");
        }
        return new Expression(whole, givenNames, givenValues);
    }

    private String section(String word) {
        Supplier<String> action = switch (word) {
            case "SET" -> () -> path() + " = " + source();
            case "REMOVE" -> this::path;
            case "ADD" -> () -> added(random.nextBoolean() ? values.number() : values.set());
            default -> () -> added(random.nextInt(8) > 0 ? values.set() : values.any(1));
        };
        var keyword = random.nextInt(6) == 0 ? word.toLowerCase(Locale.ROOT) : word;
        return keyword + " " + several(action, ", ");
    }

    private String added(Value value) {
        return pathTo(value.type()) + " " + value(value);
    }

    private String source() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> grouped(number() + (random.nextBoolean() ? " + " : "-") + number());
            case 2 -> "list_append(" + list() + ", " + list() + ")";
            case 3 -> fallback(operand());
            case 4 -> fallback(random.nextBoolean() ? fallback(operand()) : list());
            default -> grouped(operand());
        };
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> grouped(value(values.number()));
            case 3 -> fallback(value(values.number()));
            case 4 -> operand();
            default -> pathTo("N");
        };
    }

    private String list() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> value(values.list(1));
            case 3 -> fallback(value(values.list(1)));
            case 4 -> operand();
            default -> pathTo("L");
        };
    }

    private String fallback(String other) {
        return "if_not_exists(" + path() + "," + other + ")";
    }

    private String either(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return comparison();
        }
        return switch (random.nextInt(6)) {
            case 0 -> "NOT " + either(depth - 1);
            case 1 -> "(" + either(depth - 1) + ")";
            case 2, 3 -> either(depth - 1) + " AND " + either(depth - 1);
            default -> either(depth - 1) + " or " + either(depth - 1);
        };
    }

    private String comparison() {
        return switch (random.nextInt(12)) {
            case 0 -> "attribute_exists(" + path() + ")";
            case 1 -> "attribute_not_exists (" + path() + ")";
            case 2 -> "attribute_type(" + side() + ", " + value(type()) + ")";
            case 3 -> "begins_with(" + side() + ", " + (random.nextBoolean() ? value(values.text()) : side()) + ")";
            case 4 -> "contains(" + side() + ", " + side() + ")";
            case 5 -> side() + " BETWEEN " + bound() + " AND " + bound();
            case 6 -> side() + " IN (" + several(this::side, ",") + ")";
            default -> side() + values.pick(List.of("=", "<>", " < ", "<=", ">", ">=")) + side();
        };
    }

    private Value type() {
        return new Value.Text(values.pick(List.of("S", "N", "L", "M", "SS", "NS", "BS", "B", "BOOL", "NULL", "X")));
    }

    private String bound() {
        return random.nextInt(3) > 0 ? value(values.number()) : side();
    }

    private String side() {
        return switch (random.nextInt(5)) {
            case 0 -> "size(" + operand() + ")";
            case 1 -> grouped(operand());
            default -> operand();
        };
    }

    private String operand() {
        if (random.nextInt(3) == 0) {
            return value(values.any(2));
        }
        return random.nextInt(3) == 0 ? path() : name(values.pick(List.copyOf(known())));
    }

    private Set<String> known() {
        var known = new TreeSet<>(item.keySet());
        known.retainAll(RandomValues.ATTRIBUTES);
        return known.isEmpty() ? Set.of("a") : known;
    }

    private String grouped(String operand) {
        return random.nextInt(12) == 0 ? "(" + operand + ")" : operand;
    }

    /** Mostly one that leads to a value of that type. */
    private String pathTo(String type) {
        var found = item.entrySet().stream()
                .filter(attribute -> attribute.getValue().type().equals(type))
                .map(Map.Entry::getKey)
                .filter(RandomValues.ATTRIBUTES::contains)
                .toList();
        return found.isEmpty() || random.nextInt(4) == 0 ? path() : name(values.pick(found));
    }

    /** Often one that leads to something. */
    private String path() {
        var name = random.nextInt(100) == 0 ? "id" : values.pick(RandomValues.ATTRIBUTES);
        var path = new StringBuilder(name(name));
        var here = item.get(name);
        while (random.nextInt(5) > 1) {
            if (here instanceof Value.Document(var entries) && !entries.isEmpty() && random.nextInt(5) > 0) {
                var step = values.pick(List.copyOf(new TreeSet<>(entries.keySet())));
                path.append('.').append(name(step));
                here = entries.get(step);
            } else if (here instanceof Value.Sequence(var members) && !members.isEmpty() && random.nextInt(5) > 0) {
                int step = random.nextInt(members.size());
                path.append('[').append(step).append(']');
                here = members.get(step);
            } else if (random.nextInt(3) == 0) {
                path.append(random.nextBoolean() ? "[" + random.nextInt(6) + "]" : "." + name("x"));
                return path.toString();
            } else {
                return path.toString();
            }
        }
        return path.toString();
    }

    private String name(String name) {
        if (random.nextInt(4) > 0) {
            return name;
        }
        var placeholder = "#n" + name;
        givenNames.put(placeholder, name);
        return placeholder;
    }

    private String value(Value value) {
        var placeholder = ":v" + givenValues.size();
        givenValues.put(placeholder, value);
        return placeholder;
    }

    private String several(Supplier<String> one, String separator) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> one.get())
                .collect(Collectors.joining(separator));
    }

    /** With a word too many, too few, or elsewhere. */
    private String damaged(String text) {
        var words = new ArrayList<>(Arrays.asList(text.split("(?<=[ (),.=\\[\\]])|(?=[ (),.=\\[\\]])")));
        int at = random.nextInt(words.size());
        switch (random.nextInt(4)) {
            case 0 -> words.remove(at);
            case 1 -> words.add(at, words.get(random.nextInt(words.size())));
            case 2 -> Collections.swap(words, at, random.nextInt(words.size()));
            default -> words.add(at, values.pick(List.of("(", ")", " ", "name", "07", "-", "#", "SET", " NOT ", ",")));
        }
        return String.join("", words);
    }
}
