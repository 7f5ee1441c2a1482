// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the writes of {@link FakeStaging} leave. */
final class FakeUpdates {

    private static final Pattern CLAUSE = Pattern.compile("(SET|REMOVE)\\s+(.*?)(?=\\s+(?:SET|REMOVE)\\s|$)");
    private static final Pattern SET = Pattern.compile("([#\\w]+)\\s*=\\s*(:\\w+)");

    private FakeUpdates() {}

    static Optional<Map<String, Value>> result(Write write, Map<String, Value> key, Optional<Map<String, Value>> now) {
        return switch (write) {
            case Write.Put put -> Optional.of(put.item());
            case Write.Delete ignored -> Optional.empty();
            case Write.Check ignored -> now;
            case Write.Update update -> Optional.of(updated(update.update(), now.orElse(key)));
        };
    }

    private static Map<String, Value> updated(Expression update, Map<String, Value> item) {
        var result = new LinkedHashMap<>(item);
        var clauses = CLAUSE.matcher(update.text().strip());
        int end = 0;
        while (clauses.find()) {
            end = clauses.end();
            for (String part : clauses.group(2).split(",", -1)) {
                if (clauses.group(1).equals("SET")) {
                    set(update, part.strip(), result);
                } else {
                    result.remove(name(update, part.strip()));
                }
            }
        }
        if (end == 0) {
            throw wrong(update);
        }
        return result;
    }

    private static void set(Expression update, String part, Map<String, Value> result) {
        var assignment = SET.matcher(part);
        if (!assignment.matches()) {
            throw wrong(update);
        }
        Value value = update.values().get(assignment.group(2));
        if (value == null) {
            throw wrong(update);
        }
        result.put(name(update, assignment.group(1)), value);
    }

    private static String name(Expression update, String name) {
        return update.names().getOrDefault(name, name);
    }

    private static ToolException wrong(Expression update) {
        return new ToolException(
                ToolException.Standard.INVALID_INPUT, "The fake does not know the update '" + update.text() + "'.");
    }
}
