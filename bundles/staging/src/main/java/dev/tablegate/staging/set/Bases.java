// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items as DynamoDB has them, read consistently. */
final class Bases {

    private static final int BATCH = 100;

    private final Tables tables;
    private final Call call;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<Place, Optional<Map<String, Value>>> read = new HashMap<>();

    Bases(Tables tables, Call call) {
        this.tables = tables;
        this.call = call;
    }

    Shape shape(String table) {
        return shapes.computeIfAbsent(table, name -> new Shape(tables.describe(call, name)));
    }

    /** The item, if it was read before. */
    Optional<Optional<Map<String, Value>>> known(Place place) {
        return Optional.ofNullable(read.get(place));
    }

    /** Reads what is not known yet. */
    void read(Collection<Place> places) {
        List<Place> wanted = places.stream()
                .filter(place -> !read.containsKey(place))
                .distinct()
                .toList();
        if (wanted.size() == 1) {
            Place place = wanted.getFirst();
            read.put(
                    place,
                    tables.get(call, new GetRequest(place.table(), place.key(), List.of(), true))
                            .item());
            return;
        }
        for (int from = 0; from < wanted.size(); from += BATCH) {
            readBatch(wanted.subList(from, Math.min(wanted.size(), from + BATCH)));
            call.progress(Math.min(wanted.size(), from + BATCH), wanted.size() * 2.0, "Reading the items");
        }
    }

    private void readBatch(List<Place> places) {
        call.checkCancelled();
        var keys = new HashMap<String, List<Map<String, Value>>>();
        places.forEach(place ->
                keys.computeIfAbsent(place.table(), name -> new ArrayList<>()).add(place.key()));
        Tables.BatchGetResult result = tables.batchGet(call, new BatchGetRequest(keys, Map.of(), true));
        if (result.unprocessed().values().stream().anyMatch(left -> !left.isEmpty())) {
            throw new ToolException(
                    ToolException.Standard.THROTTLED,
                    "DynamoDB is too busy to read all the items now; nothing was staged. Repeat it in a minute, or"
                            + " with fewer items.");
        }
        places.forEach(place -> read.put(place, Optional.empty()));
        result.items()
                .forEach((table, items) -> items.forEach(
                        item -> read.put(new Place(table, shape(table).keyOf(item)), Optional.of(item))));
    }
}
