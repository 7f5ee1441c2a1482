// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.tool.ToolException;
import java.io.IOException;

/** What callers are told. */
final class Failures {

    private Failures() {}

    static ToolException of(IOException cause) {
        return new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "The snapshot could not be written or read: it has just expired, or the disk of the server is full or"
                        + " damaged. Make it again; the log of the server says more.",
                cause);
    }

    static ToolException missing(String id) {
        return new ToolException(
                ToolException.Standard.NOT_FOUND,
                "This connection has no snapshot '" + id + "': it may have expired. Run the statement again.");
    }
}
