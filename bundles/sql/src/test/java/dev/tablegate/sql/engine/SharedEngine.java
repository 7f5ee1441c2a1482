// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.Map;

/**
 * One engine after the other that are the same one, because opening takes longer than most statements of a test: closed,
 * it is only emptied. That a fresh one knows nothing of the last is shown by {@link LockdownTest}.
 */
public final class SharedEngine implements Opener {

    private static final int MEGABYTES = 256;
    private static final String LEFT =
            "SELECT 'DROP VIEW \"' || view_name || '\"' FROM duckdb_views() WHERE NOT internal"
                    + " UNION ALL SELECT 'DROP TABLE \"' || table_name || '\"' FROM duckdb_tables()";

    static final SharedEngine ONE = new SharedEngine();

    private final Instance only = new Engines().open(MEGABYTES);
    private boolean taken;

    private SharedEngine() {}

    /** Runs planned statements, and keeps no result. */
    public static Engine over(Parser parser, Tables tables, Limits limits) {
        return new Engine(ONE, parser, tables, new NoSnapshots(), limits);
    }

    @Override
    public Instance open(int megabytes) {
        if (taken) {
            throw new IllegalStateException("one statement at a time");
        }
        taken = true;
        return new Lent();
    }

    private final class Lent implements Instance {

        @Override
        public Connection connection() {
            return only.connection();
        }

        @Override
        public Appending append(String table) throws SQLException {
            return only.append(table);
        }

        @Override
        public Map<String, Object> fields(Struct struct) throws SQLException {
            return only.fields(struct);
        }

        @Override
        public void close() {
            try (var statement = connection().createStatement()) {
                var drops = new ArrayList<String>();
                try (var left = statement.executeQuery(LEFT)) {
                    while (left.next()) {
                        drops.add(left.getString(1));
                    }
                }
                for (String drop : drops) {
                    statement.execute(drop);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException("the engine is not empty", failed);
            }
            taken = false;
        }
    }
}
