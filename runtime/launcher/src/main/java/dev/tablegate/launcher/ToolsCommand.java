// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that lists the tools a connection sees. */
@Command(name = "tools", description = "Lists the tools that a connection sees.", mixinStandardHelpOptions = true)
final class ToolsCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOption connection = new ConnectionOption();

    @Mixin
    private final ScopeOption scope = new ScopeOption();

    @Override
    public Integer call() {
        return connection.use(scope.scope(), client -> {
            List<JsonNode> tools = client.tools();
            int width = tools.stream()
                    .mapToInt(tool -> tool.path("name").asText().length())
                    .max()
                    .orElse(1);
            for (JsonNode tool : tools) {
                System.out.printf(
                        "%-" + width + "s  %s%n",
                        tool.path("name").asText(),
                        tool.path("description").asText().lines().findFirst().orElse(""));
            }
            return 0;
        });
    }
}
