// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The large part of a change.
 *
 * @param base the item as DynamoDB had it
 * @param result the item as all steps together leave it
 * @param steps the writes, in their order
 * @param reads the attributes that conditions and expressions read or overwrite
 * @param whole whether the item was replaced or removed as a whole, so that all of it was overwritten
 */
public record Body(
        Optional<Map<String, Value>> base,
        Optional<Map<String, Value>> result,
        List<Step> steps,
        Set<String> reads,
        boolean whole) {

    public Body {
        steps = List.copyOf(steps);
        reads = Set.copyOf(reads);
    }

    List<Expression> conditions() {
        return steps.stream().flatMap(step -> step.condition().stream()).toList();
    }

    /** How much it counts for the quota of a set. */
    long bytes() {
        long images = size(base) + size(result);
        return images + steps.stream().mapToLong(Body::size).sum();
    }

    private static long size(Step step) {
        return ItemSize.of(step.item())
                + step.update().map(Body::size).orElse(0L)
                + step.condition().map(Body::size).orElse(0L);
    }

    private static long size(Expression expression) {
        return expression.text().length() + ItemSize.of(expression.values());
    }

    private static long size(Optional<Map<String, Value>> item) {
        return item.map(ItemSize::of).orElse(0L);
    }
}
