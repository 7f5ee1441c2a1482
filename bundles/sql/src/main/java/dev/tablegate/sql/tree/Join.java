// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a join does with rows that do not match.
 *
 * @param restrictsLeft whether rows on the left for which its condition is never true do not matter
 * @param restrictsRight the same on the right
 * @param apart whether rows that do not match decide which others do
 */
record Join(boolean restrictsLeft, boolean restrictsRight, boolean apart) {

    static Join of(JsonNode node) {
        var refusal =
                Refusal.of("This join is not available. Write JOIN ... ON, with LEFT, RIGHT, FULL, SEMI or ANTI.");
        switch (node.path("ref_type").asText()) {
            case "REGULAR", "CROSS" -> {}
            case "ASOF" -> {
                return new Join(false, false, true);
            }
            case "NATURAL" ->
                throw Refusal.of("Tables have no fixed columns, so NATURAL JOIN is not available. Write USING (...).");
            default -> throw refusal;
        }
        return switch (node.path("join_type").asText()) {
            case "INNER", "SEMI" -> new Join(true, true, false);
            case "LEFT", "ANTI" -> new Join(false, true, false);
            case "RIGHT" -> new Join(true, false, false);
            case "FULL", "OUTER" -> new Join(false, false, false);
            default -> throw refusal;
        };
    }

    /** Of which columns the column is made that USING makes of two. */
    List<Column> merged(List<Column> left, List<Column> right) {
        if (restrictsLeft && restrictsRight) {
            return Stream.concat(left.stream(), right.stream()).toList();
        }
        if (restrictsRight) {
            return left;
        }
        return restrictsLeft ? right : List.of();
    }
}
