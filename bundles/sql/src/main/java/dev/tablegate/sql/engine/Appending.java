// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** Rows on their way into a table, value by value, in the order of its columns and of the fields of its structs. */
interface Appending extends AutoCloseable {

    void beginRow() throws SQLException;

    void endRow() throws SQLException;

    void beginStruct() throws SQLException;

    void endStruct() throws SQLException;

    void none() throws SQLException;

    void text(String value) throws SQLException;

    void whole(long value) throws SQLException;

    /** The scale is the column's. */
    void decimal(BigDecimal value) throws SQLException;

    void bool(boolean value) throws SQLException;

    void bytes(byte[] value) throws SQLException;

    void list(Collection<?> values) throws SQLException;

    void map(Map<?, ?> entries) throws SQLException;

    /** Hands all rows over. Closing would do it too, but hides that it failed. */
    void flush() throws SQLException;

    @Override
    void close() throws SQLException;
}
