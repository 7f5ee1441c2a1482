// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Items as they would be if the connection's pending sets were committed as they are. Only looks. */
@ProviderType
@Power(Scope.READ)
public interface StagedItems {

    /** The items of a table that would be another, or gone. Each key once: the open set wins, then a later one. */
    List<Image> of(Call call, String table);

    /** One of these items, by its complete primary key; empty if nothing is staged for it. */
    Optional<Image> of(Call call, String table, Map<String, Value> key);

    /**
     * The service, for a tool that works without it too.
     *
     * @throws ToolException if this server stages nothing
     */
    static StagedItems required(Optional<StagedItems> service) {
        return service.orElseThrow(() -> new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "Nothing can be staged on this server, so staged has no meaning here. Leave it out."));
    }

    /**
     * An item as it would be.
     *
     * @param key its complete primary key
     * @param item empty if it would be gone
     * @param set the set that it is staged in
     * @param open whether that is the open set: the next write of the item goes on from here. Any other set stays as
     *     it is, and the next write begins with the item as DynamoDB has it
     */
    record Image(Map<String, Value> key, Optional<Map<String, Value>> item, String set, boolean open) {}
}
