// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The columns of rows, gathered while they come. */
final class Union {

    private static final int MOST = 10_000;

    private final SequencedMap<String, Set<String>> types = new LinkedHashMap<>();

    Union(List<String> columns) {
        columns.forEach(name -> types.put(name, new LinkedHashSet<>()));
    }

    void add(Map<String, Value> row) {
        row.forEach((name, value) ->
                types.computeIfAbsent(name, fresh -> new LinkedHashSet<>()).add(value.type()));
        if (types.size() > MOST) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The rows have more than 10,000 different attributes. Name the ones that are wanted: in a projection, or"
                            + " in the SELECT.");
        }
    }

    List<Column> columns() {
        return types.entrySet().stream()
                .map(entry -> new Column(entry.getKey(), entry.getValue()))
                .toList();
    }
}
