// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.sql;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers SELECT statements over the tables of the call's own profile: joins, aggregates, common table expressions,
 * windows, set operations. Reads only what the statement needs, in the cheapest way there is, and refuses to read a
 * whole table unless told to.
 */
@ProviderType
@Power(Scope.READ)
public interface Sql {

    /**
     * Runs a statement.
     *
     * @throws ToolException if it is no single SELECT, if it would read a whole table and that is not allowed, if a
     *     budget is used up, or if this server has no SQL engine; the sentence says what to write instead
     */
    SqlResult run(SqlRequest request, Call call);

    /**
     * What a statement would read, and about what that costs. Reads no item.
     *
     * @throws ToolException as {@link #run} does; a statement that reads whole tables is explained all the same
     */
    Plan explain(String sql, Call call);
}
