// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import java.util.Map;
import java.util.Optional;

/** A write with the item that it is about. */
record Target(Place place, Step step) {

    static Target of(Write write, Shape shape) {
        Map<String, Value> key = switch (write) {
            case Write.Put put -> {
                shape.check(put.item());
                yield shape.keyOf(put.item());
            }
            case Write.Update update -> shape.key(update.key());
            case Write.Delete delete -> shape.key(delete.key());
            case Write.Check check -> shape.key(check.key());
        };
        return new Target(new Place(write.table(), key), Step.of(write));
    }

    /** What it left: the item before and after it. */
    record Effect(Place place, Optional<Map<String, Value>> before, Optional<Map<String, Value>> after) {}
}
