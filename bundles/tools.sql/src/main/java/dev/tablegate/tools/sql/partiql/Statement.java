// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a statement from left to right. */
final class Statement {

    private final Words words;
    private final Conditions conditions;

    Statement(Words words, List<Value> parameters) {
        this.words = words;
        this.conditions = new Conditions(words, new Values(words, parameters));
    }

    PartiQl read() {
        if (!words.peek().is("select")) {
            throw refused(words.peek().text());
        }
        words.take();
        var projection = projection();
        words.expect("FROM");
        var table = words.name();
        var index = words.accept(".") ? Optional.of(words.name()) : Optional.<String>empty();
        var where = words.accept("where") ? all(conditions.read()) : List.<Filter>of();
        var order = order();
        boolean ascending = !words.accept("desc");
        words.accept("asc");
        words.accept(";");
        if (!words.atEnd()) {
            throw Token.wrong(
                    "PartiQL of DynamoDB has no '" + words.peek().text()
                            + "' there: one table, WHERE and ORDER BY only. Use run_sql for joins, groups and limits in the text.");
        }
        return new PartiQl(projection, table, index, where, order, ascending);
    }

    private static ToolException refused(String word) {
        var tool = switch (word.toLowerCase(Locale.ROOT)) {
            case "insert" -> "stage_put_item";
            case "update" -> "stage_update_item";
            case "delete" -> "stage_delete_item";
            default -> "";
        };
        return Token.wrong(
                tool.isEmpty()
                        ? "Write one SELECT statement; '" + word + "' is none."
                        : word.toUpperCase(Locale.ROOT) + " writes, and this tool reads only. Call " + tool
                                + ": a person reviews the change.");
    }

    private List<String> projection() {
        if (words.accept("*")) {
            return List.of();
        }
        var paths = new ArrayList<String>();
        do {
            paths.add(words.path());
        } while (words.accept(","));
        return paths;
    }

    private Optional<String> order() {
        if (!words.accept("order")) {
            return Optional.empty();
        }
        words.expect("BY");
        return Optional.of(words.path());
    }

    private static List<Filter> all(Filter filter) {
        return filter instanceof Filter.And(var parts)
                ? parts.stream().flatMap(part -> all(part).stream()).toList()
                : List.of(filter);
    }
}
