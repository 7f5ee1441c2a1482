// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a list, with the columns that follow from them, as a real export has them.
 *
 * @param name what the rows are called
 * @param items the rows
 */
public record ListedRows(String name, List<Map<String, Value>> items) implements Rows {

    public ListedRows {
        items = List.copyOf(items);
    }

    @Override
    public List<Column> columns() {
        var types = new LinkedHashMap<String, Set<String>>();
        for (var item : items) {
            item.forEach((attribute, value) -> {
                var seen = types.computeIfAbsent(attribute, first -> new LinkedHashSet<>());
                if (!(value instanceof Value.Null)) {
                    seen.add(value.type());
                }
            });
        }
        var columns = new ArrayList<Column>();
        types.forEach((attribute, seen) -> columns.add(new Column(attribute, seen)));
        return columns;
    }

    @Override
    public long count() {
        return items.size();
    }

    @Override
    public Iterator<Map<String, Value>> iterator() {
        return items.iterator();
    }
}
