// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a text: fixed pieces, and parts with names, such as {@code ORDER#{orderId}}. A text has the form in one
 * way only: a part ends where the fixed piece behind it is found first, the last part takes all the rest, and none is
 * empty.
 */
public final class Template {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    private final String before;
    private final List<Part> parts;

    /**
     * A part of a template.
     *
     * @param name its name
     * @param after the fixed piece behind it
     */
    public record Part(String name, String after) {}

    private Template(String before, List<Part> parts) {
        this.before = before;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    public static Template of(String text) {
        int first = piece(text, 0);
        var parts = new ArrayList<Part>();
        int at = first;
        while (at < text.length()) {
            int close = text.indexOf('}', at);
            String name = close < 0 ? "" : text.substring(at + 1, close);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("In the template " + text
                        + " a part is not right: write it as {userId}, with letters, digits and _.");
            }
            at = piece(text, close + 1);
            if (at == close + 1 && at < text.length()) {
                throw new IllegalArgumentException("In the template " + text + " nothing stands between {" + name
                        + "} and the next part, so nobody can tell where one ends.");
            }
            parts.add(new Part(name, text.substring(close + 1, at)));
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A template is empty. Write a text such as USER#{userId} or PROFILE.");
        }
        return new Template(text.substring(0, first), parts);
    }

    /** Where the fixed piece ends that begins here. */
    private static int piece(String text, int from) {
        int open = text.indexOf('{', from);
        int end = open < 0 ? text.length() : open;
        if (text.substring(from, end).indexOf('}') >= 0) {
            throw new IllegalArgumentException("In the template " + text + " a } stands without its {.");
        }
        return end;
    }

    /** The names of its parts. */
    public List<String> parts() {
        return parts.stream().map(Part::name).distinct().toList();
    }

    /** Whether it is one part and nothing else. */
    public boolean alone() {
        return before.isEmpty() && parts.size() == 1 && parts.getFirst().after().isEmpty();
    }

    /** The values of the parts in a text that has this form; empty if it has not. */
    public Optional<Map<String, String>> match(String text) {
        if (!text.startsWith(before)) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, String>();
        int at = before.length();
        for (int number = 0; number < parts.size(); number++) {
            var part = parts.get(number);
            int end = end(text, at, number);
            if (end <= at || !agrees(found, part.name(), text.substring(at, end))) {
                return Optional.empty();
            }
            at = end + part.after().length();
        }
        return at == text.length() ? Optional.of(found) : Optional.empty();
    }

    private int end(String text, int at, int number) {
        String after = parts.get(number).after();
        if (number < parts.size() - 1) {
            return text.indexOf(after, at);
        }
        return text.endsWith(after) ? text.length() - after.length() : -1;
    }

    private static boolean agrees(Map<String, String> found, String part, String value) {
        return found.putIfAbsent(part, value) == null || value.equals(found.get(part));
    }

    /** What every text of this form begins with, if some of its parts have these values. */
    public Beginning beginning(Map<String, String> known) {
        var text = new StringBuilder(before);
        for (int number = 0; number < parts.size(); number++) {
            var part = parts.get(number);
            if (!known.containsKey(part.name())) {
                return new Beginning(text.toString(), Optional.of(part), number == parts.size() - 1);
            }
            text.append(known.getOrDefault(part.name(), "")).append(part.after());
        }
        return new Beginning(text.toString(), Optional.empty(), true);
    }

    /**
     * The beginning of texts.
     *
     * @param text the beginning; the whole text if no part is missing
     * @param next the first part that is not known
     * @param last whether no part stands behind that one
     */
    public record Beginning(String text, Optional<Part> next, boolean last) {}
}
