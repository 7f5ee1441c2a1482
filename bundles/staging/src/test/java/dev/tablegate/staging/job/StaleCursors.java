// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.ForwardingTables;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tables whose cursors can become too old. */
final class StaleCursors extends ForwardingTables {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Set<String> old = ConcurrentHashMap.newKeySet();

    StaleCursors(Tables tables) {
        super(tables);
    }

    /** All cursors that were given out are too old from now on. */
    void forget() {
        old.addAll(known);
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        if (request.cursor().filter(old::contains).isPresent()) {
            throw new ToolException(ToolException.Standard.INVALID_INPUT, "The cursor is older than a day.");
        }
        var page = super.scan(call, request);
        page.cursor().ifPresent(known::add);
        return page;
    }
}
