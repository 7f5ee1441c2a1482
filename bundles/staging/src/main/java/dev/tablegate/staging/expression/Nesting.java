// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Value;
import java.util.Collection;

/** How deep maps and lists stand in each other. */
final class Nesting {

    /** The most levels of an item, itself counted; the most steps of a path. */
    static final int MOST = 32;

    private Nesting() {}

    /** The levels of a value: 0 if it is neither a map nor a list. */
    static int of(Value value) {
        return switch (value) {
            case Value.Document(var entries) -> 1 + most(entries.values());
            case Value.Sequence(var members) -> 1 + most(members);
            case Value.Text ignored -> 0;
            case Value.Num ignored -> 0;
            case Value.Bool ignored -> 0;
            case Value.Null ignored -> 0;
            case Value.Binary ignored -> 0;
            case Value.TextSet ignored -> 0;
            case Value.NumSet ignored -> 0;
            case Value.BinarySet ignored -> 0;
        };
    }

    static int most(Collection<Value> values) {
        return values.stream().mapToInt(Nesting::of).max().orElse(0);
    }
}
