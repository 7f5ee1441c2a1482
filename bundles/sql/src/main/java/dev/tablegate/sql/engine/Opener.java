// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.ToolException;

/** Opens engines. */
interface Opener {

    /**
     * A fresh one.
     *
     * @throws ToolException if the engine's bundle is missing
     */
    Instance open(int megabytes);
}
