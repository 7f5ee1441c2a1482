// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.ToolException;
import java.util.concurrent.ConcurrentHashMap;

/** One connection cannot take the whole server: only so many of its calls run at once. */
final class ConnectionBound implements Step {

    private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();
    private final int most;

    ConnectionBound(int most) {
        this.most = most;
    }

    @Override
    public void enter(RunningCall call) {
        int now = running.merge(call.connection(), 1, Integer::sum);
        if (now > most) {
            leave(call);
            throw new ToolException(
                    ToolException.Standard.THROTTLED,
                    most + " calls of this connection run already. Wait until some have ended, then call again.");
        }
    }

    @Override
    public void leave(RunningCall call) {
        running.computeIfPresent(call.connection(), (connection, count) -> count == 1 ? null : count - 1);
    }
}
