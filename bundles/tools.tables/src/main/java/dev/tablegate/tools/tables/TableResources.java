// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.tables;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Each table's description as a resource. Reads no items, so clients may fetch it freely. */
@Component
public final class TableResources implements Resources {

    private static final String PREFIX = "tablegate://tables/";
    private static final String MEDIA_TYPE = "text/markdown";

    private final Tables tables;

    @Activate
    public TableResources(@Reference Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Resource> list(Call call) {
        return tables.names(call).stream()
                .map(name -> new Resource(
                        PREFIX + name, name, "Keys, indexes, size and settings of table " + name, MEDIA_TYPE))
                .toList();
    }

    @Override
    public List<ResourceTemplate> templates() {
        return List.of(new ResourceTemplate(
                PREFIX + "{table}", "table", "Keys, indexes, size and settings of a table", MEDIA_TYPE));
    }

    @Override
    public Optional<ResourceContent> read(String uri, Call call) {
        if (!uri.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var description = tables.describe(call, uri.substring(PREFIX.length()));
            return Optional.of(
                    new ResourceContent.Text(uri, MEDIA_TYPE, TableText.of(Described.of(description, Sample.NONE))));
        } catch (ToolException missing) {
            if (missing.code() != ToolException.Standard.NOT_FOUND) {
                throw missing;
            }
            // No such table is no such resource: the protocol has its own answer to that.
            return Optional.empty();
        }
    }
}
