// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the engine's tree says that a table is read. */
final class BaseTable {

    private BaseTable() {}

    static void write(ObjectNode place, String name, String alias) {
        place.removeAll();
        place.put("type", "BASE_TABLE").put("alias", alias).putNull("sample");
        place.put("query_location", 0).put("query_location_length", 0);
        place.put("schema_name", "").put("table_name", name).put("catalog_name", "");
        place.putArray("column_name_alias");
        place.putNull("at_clause");
        place.putObject("qualified_name").putArray("path").add(name);
    }
}
