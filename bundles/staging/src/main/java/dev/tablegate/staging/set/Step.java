// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the writes that make up a change, as it was given, so that it can be done again upon another item.
 *
 * @param what what it does
 * @param item what is put, or set
 * @param attributes what is removed, or kept
 * @param update for updates
 * @param condition what must hold before it
 */
public record Step(
        What what,
        Map<String, Value> item,
        Set<String> attributes,
        Optional<Expression> update,
        Optional<Expression> condition) {

    /** Kinds of steps. */
    public enum What {
        PUT,
        UPDATE,
        DELETE,
        CHECK,
        /** Sets attributes to given values and removes others: the undoing of an update. */
        RESTORE,
        /** Keeps attributes as they are in the base: what people had rejected when the next step came. */
        KEEP
    }

    static Step of(Write write) {
        return switch (write) {
            case Write.Put put -> new Step(What.PUT, put.item(), Set.of(), Optional.empty(), put.condition());
            case Write.Update update ->
                new Step(What.UPDATE, Map.of(), Set.of(), Optional.of(update.update()), update.condition());
            case Write.Delete delete -> plain(What.DELETE, Map.of(), Set.of(), delete.condition());
            case Write.Check check -> plain(What.CHECK, Map.of(), Set.of(), check.condition());
        };
    }

    static Step keep(Set<String> attributes) {
        return plain(What.KEEP, Map.of(), attributes, Optional.empty());
    }

    static Step restore(Map<String, Value> set, Set<String> remove) {
        return plain(What.RESTORE, set, remove, Optional.empty());
    }

    static Step put(Map<String, Value> item) {
        return plain(What.PUT, item, Set.of(), Optional.empty());
    }

    static Step delete() {
        return plain(What.DELETE, Map.of(), Set.of(), Optional.empty());
    }

    private static Step plain(
            What what, Map<String, Value> item, Set<String> attributes, Optional<Expression> condition) {
        return new Step(what, item, attributes, Optional.empty(), condition);
    }
}
