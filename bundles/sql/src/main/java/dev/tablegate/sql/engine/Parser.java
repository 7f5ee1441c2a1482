// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.ToolException;

/** Turns a statement into the engine's own syntax tree, and back. */
public interface Parser {

    /**
     * The tree: an object whose {@code statements} is an array with one entry for each SELECT.
     *
     * @throws ToolException if the text is no SELECT statement; the sentence says where it went wrong
     */
    JsonNode parse(String sql);

    /** The text of a tree that {@link #parse} gave, changed or not. */
    String text(JsonNode tree);
}
