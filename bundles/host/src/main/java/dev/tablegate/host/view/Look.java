// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.view;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of rows as a person sees it. Values are what agents and others wrote: hostile text.
 *
 * @param columns what to show, in this order: those of the view, or the keys and then all others that these rows have
 * @param rows whole items, whatever the columns are; or rows of a statement or snapshot
 * @param scanned how many items were read for it, before the filter
 * @param total how many rows there are in all, where that is known
 * @param consumed what this page cost
 * @param here cursor of this same page: shows it again, and a statement's without running it again; empty for the
 *     first page of a table
 * @param next cursor of the page behind it; empty at the end
 * @param plan what a statement did read, with the figures as they came out
 * @param notes what a reader must know
 */
public record Look(
        List<Column> columns,
        List<Map<String, Value>> rows,
        long scanned,
        Optional<Long> total,
        Consumed consumed,
        Optional<String> here,
        Optional<String> next,
        Optional<Plan> plan,
        List<String> notes) {

    public Look {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }
}
