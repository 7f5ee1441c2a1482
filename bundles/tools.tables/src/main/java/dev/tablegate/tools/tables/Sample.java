// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.tools.tables.Described.Attribute;
import java.util.List;
import java.util.Optional;

/** What some items of a table show. */
record Sample(int items, List<Attribute> attributes, Optional<String> note, Consumed consumed) {

    /** Nothing was looked at. */
    static final Sample NONE = new Sample(0, List.of(), Optional.empty(), Consumed.NONE);

    private static final String INCOMPLETE =
            "The sample is where a scan begins, not a random choice; rare attributes may be missing.";

    static Sample of(TableDescription table, Page page) {
        return new Sample(
                page.items().size(),
                Inference.attributes(table, page.items()),
                page.cursor().map(more -> INCOMPLETE),
                page.consumed());
    }

    static Sample without(String reason) {
        return new Sample(0, List.of(), Optional.of(reason), Consumed.NONE);
    }
}
