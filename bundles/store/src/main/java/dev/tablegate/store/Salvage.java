// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is intact of a damaged file. It is read from its beginning and from its end: a broken page then hides no more
 * than itself.
 *
 * @param from the damaged file
 * @param out where it is said what is lost
 */
record Salvage(Database from, PrintStream out) {

    List<Row> rows() {
        Map<List<String>, Row> found = new LinkedHashMap<>();
        if (!read("ASC", found)) {
            read("DESC", found);
            out.println(
                    "The structure of the file is broken. What stood in the broken part is lost, and cannot be named.");
        }
        return intact(found.values());
    }

    private List<Row> intact(Collection<Row> rows) {
        var kept = new ArrayList<Row>();
        for (Row row : rows) {
            if (row.intact()) {
                kept.add(row);
            } else {
                out.println("Lost: " + row.entry().kind() + " " + row.entry().id());
            }
        }
        return kept;
    }

    /** Reads until something is broken; whether it came to the end. */
    private boolean read(String order, Map<List<String>, Row> found) {
        try (Connection source = from.reader();
                Statement query = source.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT " + Database.COLUMNS + " FROM record ORDER BY kind " + order + ", id " + order)) {
            while (rows.next()) {
                Row row = Row.read(rows);
                found.put(List.of(row.entry().kind(), row.entry().id()), row);
            }
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }
}
