// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.Map;

/** One engine of its own, in memory, empty and locked down. Closed, it and all that it holds is gone. */
interface Instance extends AutoCloseable {

    /** The one connection to it. */
    Connection connection();

    /** Takes rows for one of its tables, which is the fastest way in. */
    Appending append(String table) throws SQLException;

    /** The fields of a struct that it gave out, in their order. */
    Map<String, Object> fields(Struct struct) throws SQLException;

    @Override
    void close();
}
