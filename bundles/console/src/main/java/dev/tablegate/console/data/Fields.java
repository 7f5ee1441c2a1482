// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person chose and typed, as it stands in the address of the page. */
public record Fields(SequencedMap<String, String> values) {

    /** How many conditions on other attributes one form has. */
    static final int MOST_CONDITIONS = 10;

    private static final String PAGE = "tablegate-data";
    private static final Pattern KNOWN = Pattern.compile(
            "profile|table|index|p[0-3]|s[0-3][oab]|f[0-9][aotvw]|any|desc|columns|find|run|sql|chart|x|y"
                    + "|tab|view|item|edit|cursor|trail");
    private static final List<String> PLACE = List.of("cursor", "trail", "run");
    private static final int LONGEST_TRAIL = 3_000;

    public Fields {
        values = Collections.unmodifiableSequencedMap(new TreeMap<>(values));
    }

    static Fields of(HttpServletRequest request) {
        var typed = new TreeMap<String, String>();
        for (String name : Collections.list(request.getParameterNames())) {
            if (KNOWN.matcher(name).matches()) {
                typed.put(name, Optional.ofNullable(request.getParameter(name)).orElse(""));
            }
        }
        return new Fields(typed);
    }

    /** What stands there; empty if nothing does. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether something stands there. */
    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** What stands there, if something does. */
    Optional<String> some(String name) {
        return Optional.of(get(name)).filter(text -> !text.isEmpty());
    }

    /** The same with one field otherwise. */
    public Fields with(String name, String value) {
        var others = new TreeMap<>(values);
        others.put(name, value);
        return new Fields(others);
    }

    /** Only these of them. */
    public Fields only(String... names) {
        var kept = new TreeMap<>(values);
        kept.keySet().retainAll(Arrays.asList(names));
        return new Fields(kept);
    }

    /** The same from the first page on. */
    public Fields first() {
        var others = new TreeMap<>(values);
        others.keySet().removeAll(PLACE);
        return new Fields(others);
    }

    /** The page behind this one. */
    Fields next(Optional<String> here, String cursor) {
        String trail = get("trail") + "." + here.orElse(get("cursor"));
        int cut = trail.length() <= LONGEST_TRAIL ? 0 : trail.indexOf('.', trail.length() - LONGEST_TRAIL);
        return first().with("cursor", cursor).with("trail", cut < 0 ? "" : trail.substring(cut));
    }

    /** The page before this one; the first if none is known. */
    Fields previous() {
        String trail = get("trail");
        int last = trail.lastIndexOf('.');
        return last < 0
                ? first()
                : first().with("cursor", trail.substring(last + 1)).with("trail", trail.substring(0, last));
    }

    /** The link to the page with these fields. */
    public String link() {
        String query = values.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? PAGE : PAGE + "?" + query;
    }
}
