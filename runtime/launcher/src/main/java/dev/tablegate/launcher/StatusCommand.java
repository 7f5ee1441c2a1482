// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb that says what the running server does. */
@Command(name = "status", description = "Says what the running server does.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode details = admin.details();
            if (json) {
                ObjectNode all = JsonMapper.builder().build().valueToTree(admin.status());
                System.out.println(all.setAll((ObjectNode) details).toPrettyString());
            } else {
                print(admin.status(), details);
            }
            return 0;
        }
    }

    private static void print(Status status, JsonNode details) {
        System.out.printf("Tablegate %s runs as process %d.%n", status.version(), status.pid());
        System.out.printf("  MCP          %s%n", status.mcp());
        System.out.printf("  Tools        %d%n", details.path("tools").asInt());
        details.path("profiles").forEach(profile -> System.out.printf("  Profile      %s%n", profile.asText()));
        for (JsonNode connection : details.path("connections")) {
            System.out.printf(
                    "  Connection   %s: %s, profile %s, until %s%n",
                    connection.path("label").asText(),
                    connection.path("scope").asText(),
                    connection.path("profile").asText(),
                    connection.path("expires").asText());
        }
        details.path("problems").forEach(problem -> System.out.printf("  Problem      %s%n", problem.asText()));
    }
}
