// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grants;

/** A grant may have ended since the request was authenticated. */
record GrantInForce(Grants grants) implements Step {

    @Override
    public void enter(RunningCall call) {
        if (!grants.inForce(call.connection())) {
            throw ended();
        }
    }

    static ToolException ended() {
        return new ToolException(
                ToolException.Standard.DENIED,
                "The approval of this connection has ended. Ask a person to approve the connection again.");
    }
}
