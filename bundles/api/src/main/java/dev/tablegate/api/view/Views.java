// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.view;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens views for the people at the console, where they appear at once. The items shown are read when a person looks,
 * and not handed to the agent. A connection sees its own views only.
 */
@ProviderType
@Power(Scope.FULL)
public interface Views {

    /**
     * Opens a view. Where the connection has as many as it may, the one changed longest ago makes room.
     *
     * @throws ToolException if its table, index, key, statement or snapshot is not there or does not fit; a statement
     *     that reads whole tables needs to be allowed to
     */
    View open(Call call, String title, View.Content content, Optional<View.Chart> chart);

    /**
     * Changes what a view shows.
     *
     * @throws ToolException if the connection has no such view, or as {@link #open} does
     */
    View change(Call call, String id, View.Content content, Optional<View.Chart> chart);

    /** The connection's views, the one changed last first. */
    List<View> list(Call call);

    /** One of them; empty if the connection has none of that id. */
    Optional<View> find(Call call, String id);
}
