// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.view.View.Content.Items;
import java.util.List;
import java.util.Optional;

/** Views of items as requests. Whole items are read: DynamoDB asks the same for a part. */
final class Requests {

    private Requests() {}

    static QueryRequest query(Items items, Bounds bounds, Optional<String> cursor) {
        return new QueryRequest(
                items.table(),
                items.index(),
                items.key(),
                items.sort(),
                items.filter(),
                List.of(),
                !items.descending(),
                false,
                Select.ITEMS,
                bounds,
                cursor);
    }

    static ScanRequest scan(Items items, Bounds bounds, Optional<String> cursor) {
        return new ScanRequest(
                items.table(), items.index(), items.filter(), List.of(), false, 1, Select.ITEMS, bounds, cursor);
    }
}
