// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens DuckDB, and says what is missing where it is not there. */
public final class Engines implements Opener {

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    @Override
    public Instance open(int megabytes) {
        try {
            return DuckDb.open(megabytes);
        } catch (LinkageError missing) {
            throw new ToolException(
                    Standard.UNAVAILABLE,
                    "This server has no SQL engine: the bundle org.duckdb.duckdb_jdbc is not installed, or has no"
                            + " library for this platform. Read with query, scan or run_partiql instead.",
                    missing);
        } catch (SQLException | IllegalArgumentException failed) {
            LOG.error("DuckDB does not start", failed);
            throw new ToolException(
                    Standard.UNAVAILABLE, "The SQL engine does not start. Ask the administrator to look into the log.");
        }
    }
}
