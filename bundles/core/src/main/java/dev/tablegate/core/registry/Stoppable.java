// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.ToolException;

/** A running call, which can be told to end. */
public interface Stoppable {

    /** Ends the call as soon as it listens; only the first reason counts. */
    void stop(ToolException why);
}
