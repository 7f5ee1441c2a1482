// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBStruct;

/** A DuckDB instance. This class alone names DuckDB's classes: without its bundle only this class fails to load. */
final class DuckDb implements Instance {

    /** The order matters: after the last one nothing can be set any more. */
    private static final List<String> LOCKS = List.of(
            "SET TimeZone='UTC'",
            "SET enable_external_access=false",
            "SET allow_community_extensions=false",
            "SET lock_configuration=true");

    private final DuckDBConnection connection;

    private DuckDb(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** Opens an instance and locks it before anything else can be said to it. */
    static DuckDb open(int megabytes) throws SQLException {
        var settings = new Properties();
        settings.setProperty("memory_limit", megabytes + "MB");
        settings.setProperty("threads", "2");
        settings.setProperty("temp_directory", "");
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_unsigned_extensions", "false");
        var connection = (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings);
        var opened = new DuckDb(connection);
        try (var statement = connection.createStatement()) {
            for (String lock : LOCKS) {
                statement.execute(lock);
            }
            Bounded.define(connection);
        } catch (SQLException notLocked) {
            opened.close();
            throw notLocked;
        }
        return opened;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Appending append(String table) throws SQLException {
        return new Rows(connection.createAppender(table));
    }

    @Override
    public Map<String, Object> fields(Struct struct) throws SQLException {
        return ((DuckDBStruct) struct).getMap();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB does not close", failed);
        }
    }

    private record Rows(DuckDBAppender appender) implements Appending {

        @Override
        public void beginRow() throws SQLException {
            appender.beginRow();
        }

        @Override
        public void endRow() throws SQLException {
            appender.endRow();
        }

        @Override
        public void beginStruct() throws SQLException {
            appender.beginStruct();
        }

        @Override
        public void endStruct() throws SQLException {
            appender.endStruct();
        }

        @Override
        public void none() throws SQLException {
            appender.appendNull();
        }

        @Override
        public void text(String value) throws SQLException {
            appender.append(value);
        }

        @Override
        public void whole(long value) throws SQLException {
            appender.append(value);
        }

        @Override
        public void decimal(BigDecimal value) throws SQLException {
            appender.append(value);
        }

        @Override
        public void bool(boolean value) throws SQLException {
            appender.append(value);
        }

        @Override
        public void bytes(byte[] value) throws SQLException {
            appender.append(value);
        }

        @Override
        public void list(Collection<?> values) throws SQLException {
            appender.append(values);
        }

        @Override
        public void map(Map<?, ?> entries) throws SQLException {
            appender.append(entries);
        }

        @Override
        public void flush() throws SQLException {
            appender.flush();
        }

        @Override
        public void close() throws SQLException {
            appender.close();
        }
    }
}
