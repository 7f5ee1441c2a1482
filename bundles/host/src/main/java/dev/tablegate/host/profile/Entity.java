// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One kind of items among the many that share a table. SQL sees it as a table of its own.
 *
 * @param name its name
 * @param table the table
 * @param templates the form that attributes of its items have, by attribute; see {@link Template}
 */
public record Entity(String name, String table, Map<String, String> templates) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final int MOST_TEMPLATES = 20;

    public Entity {
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an entity is one word of letters, digits and _, such as User; not '" + name + "'.");
        }
        if (!TABLE.matcher(table).matches()) {
            throw new IllegalArgumentException("The entity " + name + " is of no table: '" + table
                    + "' cannot be the name of one. Write User of App: ...");
        }
        if (templates.isEmpty() || templates.size() > MOST_TEMPLATES) {
            throw new IllegalArgumentException("The entity " + name
                    + " needs at least the form of its partition key, as in PK=USER#{userId}; and at most "
                    + MOST_TEMPLATES + " attributes.");
        }
        templates.values().forEach(Template::of);
    }

    /**
     * Reads entities, one a line or with semicolons between them: {@code User of App: PK=USER#{userId}, SK=PROFILE}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static List<Entity> list(String text) {
        return EntityLines.read(text);
    }

    /** The name that no other entity has: with the table. */
    public String fullName() {
        return table + "." + name;
    }

    /** The line that {@link #list} reads. */
    public String line() {
        return name + " of " + table + ": "
                + templates.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + EntityLines.quoted(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** The names of the parts that its templates have. */
    public List<String> parts() {
        return templates.values().stream()
                .flatMap(template -> Template.of(template).parts().stream())
                .distinct()
                .toList();
    }
}
