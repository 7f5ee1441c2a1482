// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.util.List;
import java.util.Map;

/**
 * A page that the menu leads to.
 *
 * @param name of its template
 * @param title as people read it
 * @param operators whether only operators may open it
 */
public record MenuEntry(String name, String title, boolean operators) {

    private static final List<MenuEntry> ALL = List.of(
            new MenuEntry("connect", "Connect", false),
            new MenuEntry("clients", "Clients", false),
            new MenuEntry("changes", "Changes", false),
            new MenuEntry("jobs", "Bulk updates", false),
            new MenuEntry("data", "Data", false),
            new MenuEntry("exports", "Exports", false),
            new MenuEntry("profiles", "Profiles", true),
            new MenuEntry("tools", "Tools", false),
            new MenuEntry("audit", "Audit", false),
            new MenuEntry("people", "People", true));

    /** Titles of pages that other links lead to. */
    private static final Map<String, String> OTHERS = Map.of("account", "Your account", "codes", "One-time code");

    /** Those that a person may open. */
    public static List<MenuEntry> of(Person person) {
        return ALL.stream()
                .filter(entry -> person.operator() || !entry.operators())
                .toList();
    }

    /** The title of the page of that name. */
    public static String title(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .map(MenuEntry::title)
                .findFirst()
                .orElse(OTHERS.getOrDefault(name, "Tablegate"));
    }

    /** Where it lies in the web console. */
    public String label() {
        return "tablegate-" + name;
    }
}
