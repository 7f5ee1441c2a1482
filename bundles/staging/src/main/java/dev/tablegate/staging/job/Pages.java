// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds items, page by page. */
interface Pages {

    /** The items of the page at the cursor; the first without one. */
    Page read(Call call, Optional<String> cursor);

    /**
     * Some items.
     *
     * @param next where the next page is; empty if this is the last
     * @param scanned how many items were read to find these
     */
    record Page(List<Found> items, Optional<String> next, long scanned) {}

    /** An item as it is now; empty if it is gone. */
    record Found(Map<String, Value> key, Optional<Map<String, Value>> now) {}
}
