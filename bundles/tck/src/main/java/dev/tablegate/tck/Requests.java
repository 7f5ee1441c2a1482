// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import java.time.Duration;
import java.util.Optional;

/** What makes two requests the same one for a cursor: everything but the cursor and the bounds. */
final class Requests {

    private static final Bounds ANY = new Bounds(1, 1, Duration.ZERO);

    private Requests() {}

    static QueryRequest identity(QueryRequest request) {
        return new QueryRequest(
                request.table(),
                request.index(),
                request.key(),
                request.sort(),
                request.filter(),
                request.projection(),
                request.ascending(),
                request.consistent(),
                request.select(),
                ANY,
                Optional.empty());
    }

    static ScanRequest identity(ScanRequest request) {
        return new ScanRequest(
                request.table(),
                request.index(),
                request.filter(),
                request.projection(),
                request.consistent(),
                request.segments(),
                request.select(),
                ANY,
                Optional.empty());
    }
}
