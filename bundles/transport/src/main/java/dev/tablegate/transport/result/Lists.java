// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.Wire;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The lists of one era. What is the same for many connections is written once and kept until it changes. */
public final class Lists {

    private static final long TTL_MILLIS = 60_000;

    private final Catalog catalog;
    private final Invoker invoker;
    private final Entries entries;
    private final Style style;
    private final int pageSize;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public Lists(Catalog catalog, Invoker invoker, McpJsonMapper mapper, Style style, int pageSize) {
        this.catalog = catalog;
        this.invoker = invoker;
        this.entries = new Entries(mapper);
        this.style = style;
        this.pageSize = pageSize;
    }

    /** The tools that a scope sees. */
    public Part tools(Scope scope, Optional<String> cursor) {
        var listing = catalog.tools(scope);
        Kept tools = kept(
                "tools",
                scope.name(),
                listing.version(),
                () -> listing.entries().stream().map(entries::tool).toList());
        return page("tools", tools, cursor);
    }

    /** The prompts. */
    public Part prompts(Optional<String> cursor) {
        var listing = catalog.prompts();
        Kept prompts = kept(
                "prompts",
                "",
                listing.version(),
                () -> listing.entries().stream().map(entries::prompt).toList());
        return page("prompts", prompts, cursor);
    }

    /** The families of resources. */
    public Part templates(Optional<String> cursor) {
        var all = invoker.resourceTemplates();
        Kept templates = kept(
                "resourceTemplates",
                "",
                all,
                () -> all.stream().map(entries::template).toList());
        return page("resourceTemplates", templates, cursor);
    }

    /** What one connection can read. */
    public Part resources(Request request, Optional<String> cursor) {
        List<Entry> all =
                invoker.resources(request).stream().map(entries::resource).toList();
        return written("resources", Page.of(all, cursor, pageSize));
    }

    private Part page(String name, Kept list, Optional<String> cursor) {
        return cursor.isEmpty() ? list.first : written(name, Page.of(list.entries, cursor, pageSize));
    }

    private Part written(String name, Page page) {
        return style.write(Result.cacheable(TTL_MILLIS, page.members(name)));
    }

    private Kept kept(String name, String variant, Object version, Supplier<List<Entry>> read) {
        String key = name + '/' + variant;
        Kept now = kept.get(key);
        if (now == null || !now.version.equals(version)) {
            List<Entry> fresh = read.get();
            byte[] first = Wire.bytes(written(name, Page.of(fresh, Optional.empty(), pageSize)));
            now = new Kept(version, fresh, Sdk.raw(new String(first, StandardCharsets.UTF_8)));
            kept.put(key, now);
        }
        return now;
    }

    private record Kept(Object version, List<Entry> entries, Part first) {}
}
