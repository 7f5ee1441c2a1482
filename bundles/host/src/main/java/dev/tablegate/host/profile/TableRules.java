// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which tables connections may see. A table that they may not see does not exist for them.
 *
 * @param allow patterns of names with {@code *} for any characters; empty allows all
 * @param deny patterns that win over those allowed
 */
public record TableRules(List<String> allow, List<String> deny) {

    /** The few patterns of the configured profiles. */
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    /** Allows every table. */
    public static final TableRules ALL = new TableRules(List.of(), List.of());

    public TableRules {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** Whether connections may see the table of that name. */
    public boolean allows(String table) {
        return (allow.isEmpty() || matches(allow, table)) && !matches(deny, table);
    }

    private static boolean matches(List<String> patterns, String table) {
        return patterns.stream()
                .anyMatch(pattern -> regex(pattern).matcher(table).matches());
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }
}
