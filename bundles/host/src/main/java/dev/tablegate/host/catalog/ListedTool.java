// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;

/**
 * A tool as it is shown. The schemas are shared: read them, never change them.
 *
 * @param name unique name
 * @param title short name for people
 * @param description for a model to read
 * @param scope the least scope that sees it
 * @param effect what a call changes
 * @param openWorld whether a call reaches beyond the connection's profile
 * @param inputSchema JSON Schema 2020-12 of the arguments
 * @param outputSchema JSON Schema 2020-12 of the structured result
 * @param bundle symbolic name and version of the bundle it comes from
 */
public record ListedTool(
        String name,
        String title,
        String description,
        Scope scope,
        Effect effect,
        boolean openWorld,
        ObjectNode inputSchema,
        ObjectNode outputSchema,
        String bundle) {}
