// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;

/** What items must fulfil: conditions, combined. */
public sealed interface Filter {

    /**
     * Whether the item fulfils it, decided here as DynamoDB decides it.
     *
     * @throws ToolException if a condition is wrong
     */
    default boolean matches(Map<String, Value> item) {
        return switch (this) {
            case Test(var condition) -> condition.matches(item);
            case And(var all) -> all.stream().allMatch(part -> part.matches(item));
            case Or(var any) -> any.stream().anyMatch(part -> part.matches(item));
            case Not(var part) -> !part.matches(item);
        };
    }

    /** One condition. */
    record Test(Condition condition) implements Filter {}

    /** All of these. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of these. */
    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** Not this. */
    record Not(Filter filter) implements Filter {}
}
