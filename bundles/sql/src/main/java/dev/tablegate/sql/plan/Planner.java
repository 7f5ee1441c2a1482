// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;

/** Checks a statement and chooses how its tables are read. */
public interface Planner {

    /**
     * Plans a statement.
     *
     * @param allowScan whether whole tables or indexes may be read
     * @throws ToolException if the statement is refused; the sentence says what to write instead
     */
    Planned plan(String sql, boolean allowScan, Call call);
}
