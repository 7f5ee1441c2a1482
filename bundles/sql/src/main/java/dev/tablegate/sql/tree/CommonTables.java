// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The common table expressions that can be named at a place, in lower case, with their columns if those are known. */
record CommonTables(Map<String, Optional<Set<String>>> columns) {

    static final CommonTables NONE = new CommonTables(Map.of());

    CommonTables {
        columns = Map.copyOf(columns);
    }

    CommonTables with(String name, Optional<Set<String>> itsColumns) {
        var more = new HashMap<>(columns);
        more.put(Scope.lower(name), itsColumns);
        return new CommonTables(more);
    }

    Optional<Optional<Set<String>>> find(String name) {
        return Optional.ofNullable(columns.get(Scope.lower(name)));
    }

    /** Names in lower case. */
    static List<String> names(JsonNode array) {
        var names = new ArrayList<String>();
        array.forEach(name -> names.add(Scope.lower(name.asText())));
        return names;
    }
}
