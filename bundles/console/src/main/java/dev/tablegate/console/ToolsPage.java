// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.ListedTool;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tools that agents see, and what was deployed but does not run or is not listed. */
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

    /** What an entry of the list has besides its texts and schemas: names of members, and hints. */
    private static final int FRAME = 130;

    private final transient Catalog catalog;
    private final transient HealthCheck folders;

    @Activate
    public ToolsPage(
            @Reference Frame frame,
            @Reference Catalog catalog,
            @Reference(target = "(hc.name=Deployment)") HealthCheck folders) {
        super("tools.jte", frame);
        this.catalog = catalog;
        this.folders = folders;
    }

    /** The list as one tier sees it. */
    public record Tier(Scope scope, int tools, int tokens) {}

    /** A bundle, with the tools it brings. */
    public record Source(String bundle, List<ListedTool> tools) {}

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        Map<String, List<ListedTool>> byBundle = catalog.tools(Scope.FULL).entries().stream()
                .collect(Collectors.groupingBy(ListedTool::bundle, TreeMap::new, Collectors.toList()));
        return Map.of(
                "sources",
                        byBundle.entrySet().stream()
                                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                                .toList(),
                "tiers", Stream.of(Scope.values()).map(this::tier).toList(),
                "problems", catalog.problems(),
                "files", files());
    }

    private Tier tier(Scope scope) {
        List<ListedTool> tools = catalog.tools(scope).entries();
        return new Tier(
                scope, tools.size(), tools.stream().mapToInt(ToolsPage::tokens).sum());
    }

    /** About how much of the context of a model a tool takes. */
    public static int tokens(ListedTool tool) {
        String texts = tool.name() + tool.title() + tool.description() + tool.inputSchema() + tool.outputSchema();
        return (FRAME + texts.length()) / CHARACTERS_PER_TOKEN;
    }

    private List<String> files() {
        return StreamSupport.stream(folders.execute().spliterator(), false)
                .filter(entry -> entry.getStatus() != Result.Status.OK)
                .map(ResultLog.Entry::getMessage)
                .toList();
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        throw new IllegalArgumentException("There is nothing to change here.");
    }
}
