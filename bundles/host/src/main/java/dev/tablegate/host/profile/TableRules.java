// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.List;

/**
 * Which tables connections may see. A table that they may not see does not exist for them.
 *
 * @param allow patterns of names with {@code *} for any characters; empty allows all
 * @param deny patterns that win over those allowed
 */
public record TableRules(List<String> allow, List<String> deny) {

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
        return patterns.stream().anyMatch(pattern -> matches(pattern, table));
    }

    /** Part after part, each at its first place: no pattern takes long. */
    private static boolean matches(String pattern, String table) {
        List<String> parts = List.of(pattern.split("\\*", -1));
        if (parts.size() == 1) {
            return pattern.equals(table);
        }
        if (!table.startsWith(parts.getFirst())) {
            return false;
        }
        int at = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = table.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return table.length() - parts.getLast().length() >= at && table.endsWith(parts.getLast());
    }
}
