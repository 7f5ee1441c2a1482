// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Entities as lines of text. */
final class EntityLines {

    private static final Pattern HEAD = Pattern.compile("\\s*(\\S+)\\s+of\\s+(\\S+?)\\s*:(.*)", Pattern.DOTALL);

    private EntityLines() {}

    static List<Entity> read(String text) {
        return split(text, ";\n\r").stream()
                .filter(line -> !line.isBlank())
                .map(EntityLines::entity)
                .toList();
    }

    private static Entity entity(String line) {
        var head = HEAD.matcher(line);
        if (!head.matches()) {
            throw new IllegalArgumentException(
                    "Write an entity as User of App: PK=USER#{userId}, SK=PROFILE; not as '" + line.strip() + "'.");
        }
        var templates = new LinkedHashMap<String, String>();
        for (var part : split(head.group(3), ",")) {
            int equals = part.indexOf('=');
            String attribute = equals < 0 ? "" : unquoted(part.substring(0, equals));
            if (attribute.isEmpty()) {
                throw new IllegalArgumentException("In the entity " + head.group(1) + ", write '" + part.strip()
                        + "' as attribute=form, such as PK=USER#{userId}. A form that has a comma stands in double"
                        + " quotes.");
            }
            if (templates.put(attribute, unquoted(part.substring(equals + 1))) != null) {
                throw new IllegalArgumentException(
                        "The entity " + head.group(1) + " says twice what form " + attribute + " has.");
            }
        }
        return new Entity(head.group(1), head.group(2), templates);
    }

    /** At these characters, where they do not stand in double quotes. */
    private static List<String> split(String text, String separators) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && separators.indexOf(character) >= 0) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("A double quote of the entities has no second one: "
                    + text.substring(from).strip());
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean whole = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
        String inside = whole ? bare.substring(1, bare.length() - 1) : bare;
        if (inside.indexOf('"') >= 0) {
            throw new IllegalArgumentException(
                    "Double quotes stand around a whole form, and never in it: " + bare + " is not right.");
        }
        return inside;
    }

    static String quoted(String form) {
        boolean plain = form.equals(form.strip()) && form.chars().noneMatch(each -> ",;\n\r".indexOf(each) >= 0);
        return plain ? form : "\"" + form + "\"";
    }
}
