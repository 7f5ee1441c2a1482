// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what the engine says in sentences for who wrote the statement. */
final class Sentences {

    private static final Pattern PREFIX = Pattern.compile("^[A-Z][A-Za-z ]* Error: ");
    private static final Pattern POSITION = Pattern.compile("\\s*LINE \\d+:[\\s\\S]*");
    private static final Pattern OURS = Pattern.compile("\\b(t\\d+)(?:_part\\d+)?\\b");
    private static final Pattern NO_MEMORY =
            Pattern.compile("Out of Memory Error|could not allocate|failed to allocate");
    private static final int LONGEST = 600;

    private final Map<String, String> tables;
    private final List<Loaded> sources;
    private final Registry registry;
    private final int megabytes;

    /**
     * For one statement.
     *
     * @param tables what the sources are called by who wrote the statement
     */
    Sentences(Map<String, String> tables, List<Loaded> sources, Registry registry, int megabytes) {
        this.tables = Map.copyOf(tables);
        this.sources = List.copyOf(sources);
        this.registry = registry;
        this.megabytes = megabytes;
    }

    ToolException of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("INTERNAL Error") || message.startsWith("FATAL Error")) {
            throw new IllegalStateException("the engine failed", failure);
        }
        if (isOutOfMemory(message)) {
            return outOfMemory(failure, megabytes);
        }
        var mixed = registry.mixedIn(message);
        return new ToolException(
                Standard.INVALID_INPUT, mixed.isEmpty() ? ours(plain(failure)) : mixed(mixed), failure);
    }

    /** Items always fit their columns, so that only memory can be short. */
    static RuntimeException whileLoading(SQLException failure, int megabytes) {
        return isOutOfMemory(String.valueOf(failure.getMessage()))
                ? outOfMemory(failure, megabytes)
                : new IllegalStateException("the engine does not take the items", failure);
    }

    private static boolean isOutOfMemory(String message) {
        return NO_MEMORY.matcher(message).find();
    }

    private static ToolException outOfMemory(SQLException failure, int megabytes) {
        return new ToolException(
                Standard.INVALID_INPUT,
                "The statement needs more than the " + megabytes + " MB of memory that it may use. Name attributes"
                        + " instead of *, narrow the conditions, or aggregate.",
                failure);
    }

    private String mixed(List<Shape> shapes) {
        return sources.stream()
                .flatMap(source -> source.columns().entrySet().stream()
                        .filter(column -> shapes.contains(column.getValue()))
                        .map(column -> mixed(source, column.getKey(), column.getValue())))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String mixed(Loaded source, String attribute, Shape shape) {
        return mixed(tables.getOrDefault(source.name(), source.name()), attribute, shape);
    }

    /** For a name that stands alone in a sub-query, and that no item of the sub-query's table has. */
    static String guessed(String table, String attribute) {
        return "No item that was read from " + table + " has a value in " + attribute
                + ", which stands alone in a sub-query. Tables have no fixed columns, so say whose it is: "
                + table + "'s, or that of a table around the sub-query, each by its alias: a." + attribute + ".";
    }

    /** What to write where an attribute has several types. */
    static String mixed(String table, String attribute, Shape shape) {
        String fields = shape.facets().keySet().stream()
                .map(kind -> attribute + "." + kind.field())
                .collect(Collectors.joining(", "));
        if (shape.types().size() == 1) {
            return "Some numbers in " + attribute + " of " + table
                    + " have so many digits that no column holds them all." + " Say which you mean: " + fields
                    + " (big is text).";
        }
        return attribute + " of " + table + " has several types (" + String.join(", ", shape.types())
                + "), so it is no single value that could be compared or computed with. Say which type you mean: "
                + fields
                + ".";
    }

    private String ours(String text) {
        return OURS.matcher(text)
                .replaceAll(found ->
                        java.util.regex.Matcher.quoteReplacement(tables.getOrDefault(found.group(1), found.group())));
    }

    /** The engine's own words, without what only its makers need. */
    static String plain(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int bounded = message.indexOf(Bounded.MARK);
        if (bounded >= 0) {
            return message.substring(bounded + Bounded.MARK.length())
                    .lines()
                    .findFirst()
                    .orElse("");
        }
        String text = POSITION.matcher(PREFIX.matcher(message).replaceFirst(""))
                .replaceFirst("")
                .strip();
        text = text.replaceAll("(?s)\\s*Candidate functions:.*", "").replaceAll("\\s*\\R\\s*", " ");
        text = text.replaceAll("Use \"?SET [^.]*\\.?", "").strip();
        if (text.contains("java.") || text.contains("org.duckdb")) {
            return "The engine refuses this statement. Write it otherwise.";
        }
        String shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
        return shortened.matches(".*[.!?]") ? shortened : shortened + ".";
    }
}
