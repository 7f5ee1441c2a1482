// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.AttributePath.Step;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An update of an item, as DynamoDB understands it. */
public final class UpdateExpression {

    private static final long MOST_BYTES = 400L << 10;

    private final List<Action> actions;

    private UpdateExpression(List<Action> actions) {
        this.actions = actions;
    }

    /**
     * Reads an expression.
     *
     * @throws ToolException if it is wrong; the sentence says what, and where
     */
    public static UpdateExpression parse(Expression expression) {
        return new UpdateExpression(new UpdateReader(expression).read());
    }

    /**
     * The item as it would be.
     *
     * @param item the item before, or only its key if there is none
     * @throws ToolException if the update cannot be applied to this item
     */
    public Map<String, Value> apply(Map<String, Value> item) {
        var results = new LinkedHashMap<List<Step>, Optional<Value>>();
        actions.forEach(action -> results.put(action.path().steps(), action.result(item)));
        var after = new Edits(results).entries(item);
        if (Nesting.most(after.values()) >= Nesting.MOST) {
            throw Edits.wrong("the item would have more than 32 nested levels");
        }
        if (ItemSize.of(after) > MOST_BYTES) {
            throw Edits.wrong("the item would be larger than 400 KB");
        }
        return after;
    }

    /** The attributes that it reads or overwrites. */
    public Set<String> reads() {
        return actions.stream()
                .flatMap(Action::paths)
                .map(AttributePath::attribute)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The attributes that it overwrites, or changes something in. */
    public Set<String> writes() {
        return actions.stream().map(action -> action.path().attribute()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses what cannot be done with the key.
     *
     * @param key the key attributes of the table
     * @throws ToolException if it changes one of them, or looks for something inside of one
     */
    public void checkKey(Set<String> key) {
        for (var name : writes()) {
            if (key.contains(name)) {
                throw Edits.wrong("'" + name
                        + "' is part of the key, which cannot be changed; put a new item and delete this one instead");
            }
        }
        Edits.FAILURES.checkKey(key, actions.stream().flatMap(Action::paths));
    }
}
