// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One SELECT statement that was checked and understood. */
public final class Statement {

    private final ObjectNode tree;
    private final List<Occurrence> occurrences;
    private final List<Link> links;
    private final Optional<Enough> enough;

    private Statement(ObjectNode tree, Queries queries) {
        this.tree = tree;
        this.occurrences = List.copyOf(queries.occurrences());
        this.links = List.copyOf(queries.links());
        this.enough = new Limit(queries.conditions(), queries.names())
                .of(tree.path("statements").path(0).path("node"), occurrences);
    }

    /**
     * Reads the engine's tree of a text.
     *
     * @throws dev.tablegate.api.tool.ToolException if it is no single SELECT, or uses what is not available
     */
    public static Statement of(JsonNode tree, Directory directory) {
        if (tree.path("statements").size() != 1) {
            throw Refusal.of(
                    "Write one SELECT statement, not " + tree.path("statements").size() + ".");
        }
        ObjectNode own = tree.deepCopy();
        Shapes.check(own);
        var queries = new Queries(directory, own);
        queries.read(own.path("statements").path(0).path("node"), Optional.empty(), CommonTables.NONE);
        return new Statement(own, queries);
    }

    /** The tables and snapshots, in the order of the text. */
    public List<Occurrence> occurrences() {
        return occurrences;
    }

    /** The equalities between them. */
    public List<Link> links() {
        return links;
    }

    /** Which rows of the only table are enough for the result; empty if that cannot be told. */
    public Optional<Enough> enough() {
        return enough;
    }

    /** Gives each table a name of ours that the statement does not use itself; in the order of the occurrences. */
    public List<String> rename() {
        var used = new TreeSet<String>();
        collect(tree, used);
        int number = 0;
        var names = new ArrayList<String>();
        for (var occurrence : occurrences) {
            while (used.contains("t" + number)) {
                number++;
            }
            var name = "t" + number++;
            occurrence.rename(name);
            names.add(name);
        }
        return List.copyOf(names);
    }

    /** The tree, with the names that {@link #rename} gave. */
    public JsonNode tree() {
        return tree;
    }

    private static void collect(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText().toLowerCase(Locale.ROOT));
        }
        node.forEach(child -> collect(child, texts));
    }
}
