// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Seal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Cursors, sealed: each opens for its own connection and request only, and for a day. */
public final class Cursors {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Seal seal;

    public Cursors(Seal seal) {
        this.seal = seal;
    }

    /** The positions that a cursor stands for, or the start of each segment. */
    public List<Position> open(Call call, Fingerprint request, int segments, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return Collections.nCopies(segments, Position.START);
        }
        return seal.open(cursor.get(), purpose(call, request))
                .flatMap(Positions::decode)
                .filter(positions -> positions.size() == segments)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        "The cursor is not one of this request, or older than a day. "
                                + "Start again without it, or repeat the request exactly as it was."));
    }

    /** A cursor for the positions. */
    public String seal(Call call, Fingerprint request, List<Position> positions) {
        return seal.seal(Positions.encode(positions), purpose(call, request), KEPT);
    }

    private static String purpose(Call call, Fingerprint request) {
        return String.join("\n", "cursor", call.connection(), call.profile(), request.digest());
    }
}
