// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql.partiql;

import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Optional;

/**
 * A SELECT of PartiQL.
 *
 * @param projection the paths; none for all
 * @param table the table
 * @param index the index
 * @param where the conditions that all must hold
 * @param order by which attribute, if that is said
 * @param ascending which way
 */
public record PartiQl(
        List<String> projection,
        String table,
        Optional<String> index,
        List<Filter> where,
        Optional<String> order,
        boolean ascending) {

    public PartiQl {
        projection = List.copyOf(projection);
        where = List.copyOf(where);
    }

    /**
     * Reads a statement.
     *
     * @param parameters the values of its question marks
     * @throws dev.tablegate.api.tool.ToolException if it is no SELECT that can be read; the sentence says what to do
     */
    public static PartiQl of(String statement, List<Value> parameters) {
        return new Statement(new Words(Token.of(statement)), parameters).read();
    }
}
