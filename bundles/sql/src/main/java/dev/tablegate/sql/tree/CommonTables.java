// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The common table expressions that can be named at a place, in lower case, with what they give. */
record CommonTables(Map<String, Given> given) {

    static final CommonTables NONE = new CommonTables(Map.of());

    CommonTables {
        given = Map.copyOf(given);
    }

    CommonTables with(String name, Given gives) {
        var more = new HashMap<>(given);
        more.put(Scope.lower(name), gives);
        return new CommonTables(more);
    }

    Optional<Given> find(String name) {
        return Optional.ofNullable(given.get(Scope.lower(name)));
    }

    /** Names in lower case. */
    static List<String> names(JsonNode array) {
        var names = new ArrayList<String>();
        array.forEach(name -> names.add(Scope.lower(name.asText())));
        return names;
    }
}
