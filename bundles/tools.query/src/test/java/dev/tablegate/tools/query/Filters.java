// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Optional;

import static dev.tablegate.tools.query.Fixture.none;

/** Filters in a few words. */
final class Filters {

    private Filters() {}

    static Where test(String attribute, Operator op) {
        return new Where(Optional.of(attribute), Optional.of(op), none(), none(), none(), none(), none());
    }

    static Where test(String attribute, Operator op, Value value) {
        return new Where(Optional.of(attribute), Optional.of(op), Optional.of(value), none(), none(), none(), none());
    }

    static Where test(String attribute, Operator op, List<Value> values) {
        return new Where(Optional.of(attribute), Optional.of(op), none(), Optional.of(values), none(), none(), none());
    }

    static Where and(Where... parts) {
        return new Where(none(), none(), none(), none(), Optional.of(List.of(parts)), none(), none());
    }

    static Where or(Where... parts) {
        return new Where(none(), none(), none(), none(), none(), Optional.of(List.of(parts)), none());
    }

    static Where not(Where part) {
        return new Where(none(), none(), none(), none(), none(), none(), Optional.of(part));
    }
}
