// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog.Listing;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedTool;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists as they are at one moment. A list that did not change is handed on as the same object.
 *
 * @param version rises with each change of any list
 */
record Views(long version, Map<Scope, Listing<ListedTool>> tools, Listing<ListedPrompt> prompts) {

    static final Views EMPTY = empty();

    private static Views empty() {
        var tools = new EnumMap<Scope, Listing<ListedTool>>(Scope.class);
        for (Scope scope : Scope.values()) {
            tools.put(scope, new Listing<>(0, List.of()));
        }
        return new Views(0, tools, new Listing<>(0, List.of()));
    }

    Listing<ListedTool> tools(Scope scope) {
        return Optional.ofNullable(tools.get(scope)).orElseThrow();
    }

    List<ListedTool> allTools() {
        return tools(Scope.FULL).entries();
    }

    Views withTools(List<ListedTool> all) {
        if (all.equals(allTools())) {
            return this;
        }
        var byScope = new EnumMap<Scope, Listing<ListedTool>>(Scope.class);
        for (Scope scope : Scope.values()) {
            var seen = all.stream().filter(tool -> scope.includes(tool.scope())).toList();
            var old = tools(scope);
            byScope.put(scope, old.entries().equals(seen) ? old : new Listing<>(version + 1, seen));
        }
        return new Views(version + 1, byScope, prompts);
    }

    Views withPrompts(List<ListedPrompt> all) {
        return all.equals(prompts.entries()) ? this : new Views(version + 1, tools, new Listing<>(version + 1, all));
    }
}
