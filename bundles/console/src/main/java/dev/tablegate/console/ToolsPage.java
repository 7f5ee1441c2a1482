// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.ListedTool;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tools that agents see, and what was deployed but is not listed. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-tools",
            "felix.webconsole.title=Tools",
            "felix.webconsole.category=Tablegate"
        })
public final class ToolsPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private static final int CHARACTERS_PER_TOKEN = 4;

    private final transient Catalog catalog;

    @Activate
    public ToolsPage(@Reference Sessions sessions, @Reference Catalog catalog) {
        super("tools.jte", sessions);
        this.catalog = catalog;
    }

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        List<ListedTool> tools = catalog.tools(Scope.FULL).entries();
        return Map.of("tools", tools, "problems", catalog.problems(), "tokens", tokens(tools));
    }

    /** About how much of the context of a model the list takes. */
    private static int tokens(List<ListedTool> tools) {
        return tools.stream()
                .mapToInt(tool -> tool.toString().length() / CHARACTERS_PER_TOKEN)
                .sum();
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        throw new IllegalArgumentException("There is nothing to change here.");
    }
}
