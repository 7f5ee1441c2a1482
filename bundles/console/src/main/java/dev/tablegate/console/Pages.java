// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import java.util.List;
import java.util.Map;

/**
 * A page that the navigation leads to.
 *
 * @param name of its template
 * @param title as people read it
 * @param operators whether only operators may open it
 */
public record Pages(String name, String title, boolean operators) {

    private static final List<Pages> ALL = List.of(
            new Pages("connect", "Connect", false),
            new Pages("clients", "Clients", false),
            new Pages("profiles", "Profiles", true),
            new Pages("tools", "Tools", false),
            new Pages("audit", "Audit", false),
            new Pages("people", "People", true));

    /** Titles of pages that other links lead to. */
    private static final Map<String, String> OTHERS = Map.of("account", "Your account", "codes", "One-time code");

    /** Those that a person may open. */
    public static List<Pages> of(Person person) {
        return ALL.stream()
                .filter(page -> person.operator() || !page.operators())
                .toList();
    }

    /** The title of the page of that name. */
    public static String title(String name) {
        return ALL.stream()
                .filter(page -> page.name().equals(name))
                .map(Pages::title)
                .findFirst()
                .orElse(OTHERS.getOrDefault(name, "Tablegate"));
    }

    /** Where it lies in the web console. */
    public String label() {
        return "tablegate-" + name;
    }
}
