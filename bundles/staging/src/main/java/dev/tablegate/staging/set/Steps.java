// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.expression.ConditionExpression;
import dev.tablegate.staging.expression.UpdateExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does steps upon the item of one key, as DynamoDB would. */
final class Steps {

    private final String table;
    private final Map<String, Value> key;

    Steps(String table, Map<String, Value> key) {
        this.table = table;
        this.key = key;
    }

    /** Nothing was done yet. */
    static Body none(Optional<Map<String, Value>> base) {
        return new Body(base, base, List.of(), Set.of(), false);
    }

    /**
     * One step more.
     *
     * @throws ToolException if its condition does not hold, or its expression is wrong for the item
     */
    Body then(Body before, Step step) {
        Optional<Map<String, Value>> now = before.result();
        var reads = new HashSet<>(before.reads());
        step.condition().ifPresent(condition -> reads.addAll(holding(condition, now)));
        Optional<Map<String, Value>> result = switch (step.what()) {
            case PUT -> Optional.of(step.item());
            case DELETE -> Optional.empty();
            case CHECK -> now;
            case KEEP -> now.map(item -> Stored.keeping(item, before.base().orElse(Map.of()), step.attributes()));
            case RESTORE -> now.map(item -> restored(item, step));
            case UPDATE -> Optional.of(updated(step.update().orElseThrow(), now, reads));
        };
        var steps = new ArrayList<>(before.steps());
        steps.add(step);
        boolean whole = before.whole() || step.what() == Step.What.PUT || step.what() == Step.What.DELETE;
        return new Body(before.base(), result, steps, reads, whole);
    }

    /** All steps again, upon another item. */
    Body again(Optional<Map<String, Value>> base, List<Step> steps) {
        Body body = none(base);
        for (Step step : steps) {
            body = then(body, step);
        }
        return body;
    }

    private Set<String> holding(Expression expression, Optional<Map<String, Value>> now) {
        ConditionExpression condition = ConditionExpression.parse(expression);
        condition.checkKey(key.keySet());
        if (!condition.matches(now.orElse(Map.of()))) {
            throw new ToolException(
                    ToolException.Standard.STALE,
                    "The condition does not hold for the item " + Shown.item(key) + " of '" + table + "': "
                            + now.map(item -> "it is " + Shown.item(item)).orElse("there is none") + ".");
        }
        return condition.reads();
    }

    private Map<String, Value> updated(Expression expression, Optional<Map<String, Value>> now, Set<String> reads) {
        UpdateExpression update = UpdateExpression.parse(expression);
        update.checkKey(key.keySet());
        reads.addAll(update.reads());
        // DynamoDB lets an update read the key of an item that it makes.
        return update.apply(now.orElse(key));
    }

    private static Map<String, Value> restored(Map<String, Value> item, Step step) {
        var result = new LinkedHashMap<>(item);
        result.keySet().removeAll(step.attributes());
        result.putAll(step.item());
        return result;
    }
}
