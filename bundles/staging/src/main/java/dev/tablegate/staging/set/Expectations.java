// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.staging.expression.ConditionExpression;
import java.util.Map;
import java.util.Optional;

/** Whether an item is what a write expects: as DynamoDB will decide it, and a little more. */
public final class Expectations {

    private Expectations() {}

    /**
     * Whether the write would be made.
     *
     * @param now the item as it is; empty if there is none
     */
    public static boolean hold(ItemWrite write, Optional<Map<String, Value>> now) {
        return switch (write) {
            case ItemWrite.Create ignored -> now.isEmpty();
            case ItemWrite.Change change ->
                now.map(item -> hold(change.expected(), item)).orElse(false);
            case ItemWrite.Remove remove ->
                now.map(item -> hold(remove.expected(), item) && nothingNew(remove, item))
                        .orElse(false);
            case ItemWrite.Check check ->
                ConditionExpression.parse(check.condition()).matches(now.orElse(Map.of()));
        };
    }

    /**
     * Whether the item is as the write leaves it.
     *
     * @param now the item as it is; empty if there is none
     */
    public static boolean done(ItemWrite write, Optional<Map<String, Value>> now) {
        return switch (write) {
            case ItemWrite.Create create -> now.equals(Optional.of(create.item()));
            case ItemWrite.Change change ->
                now.filter(item -> item.entrySet().containsAll(change.set().entrySet()))
                        .filter(item -> change.remove().stream().noneMatch(item::containsKey))
                        .isPresent();
            case ItemWrite.Remove ignored -> now.isEmpty();
            case ItemWrite.Check ignored -> false;
        };
    }

    /** No condition can say that there is no attribute more; of what is removed as a whole it is seen here. */
    private static boolean nothingNew(ItemWrite.Remove remove, Map<String, Value> item) {
        boolean comparable = item.size() - remove.key().size() <= Effects.MOST_ATTRIBUTES;
        return !comparable
                || item.keySet().stream()
                        .allMatch(name -> remove.key().containsKey(name)
                                || remove.expected().containsKey(name));
    }

    private static boolean hold(Map<String, Optional<Value>> expected, Map<String, Value> item) {
        return expected.entrySet().stream()
                .allMatch(one -> one.getValue().equals(Optional.ofNullable(item.get(one.getKey()))));
    }
}
