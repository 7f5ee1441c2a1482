// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.set.Expectations;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The items of some changes, as they are now. */
final class Look {

    private final List<Planned> planned;
    private final Map<Place, Map<String, Value>> found = new HashMap<>();

    private record Place(String table, Map<String, Value> key) {}

    /**
     * Reads them, consistently.
     *
     * @throws ToolException if they cannot all be read
     */
    Look(Tables tables, Call call, List<Planned> planned) {
        this.planned = planned;
        var keys = new LinkedHashMap<String, List<Map<String, Value>>>();
        planned.forEach(one -> keys.computeIfAbsent(one.write().table(), unused -> new ArrayList<>())
                .add(one.write().key()));
        var answer = tables.batchGet(call, new BatchGetRequest(keys, Map.of(), true));
        if (!answer.unprocessed().values().stream().allMatch(List::isEmpty)) {
            throw new ToolException(
                    ToolException.Standard.THROTTLED, "DynamoDB throttles: the read capacity of a table is used up.");
        }
        keys.forEach((table, asked) -> answer.items()
                .getOrDefault(table, List.of())
                .forEach(item ->
                        found.put(new Place(table, key(item, asked.getFirst().keySet())), item)));
    }

    /** The item of a change; empty if there is none. */
    Optional<Map<String, Value>> now(Planned change) {
        return Optional.ofNullable(found.get(
                new Place(change.write().table(), Map.copyOf(change.write().key()))));
    }

    /** The outcomes of those whose items are not as expected. */
    Map<Integer, Outcome> conflicts() {
        var conflicts = new TreeMap<Integer, Outcome>();
        planned.stream()
                .filter(one -> !Expectations.hold(one.write(), now(one)))
                .forEach(one -> conflicts.put(one.number(), new Outcome.Conflicting(now(one))));
        return conflicts;
    }

    private static Map<String, Value> key(Map<String, Value> item, Set<String> attributes) {
        var key = new HashMap<>(item);
        key.keySet().retainAll(attributes);
        return Map.copyOf(key);
    }
}
