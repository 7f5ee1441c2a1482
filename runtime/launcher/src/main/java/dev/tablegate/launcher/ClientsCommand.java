// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that lists what waits for a decision and what was approved. */
@Command(
        name = "clients",
        description = "Lists requests that wait, wishes for a wider scope, connections and clients.",
        mixinStandardHelpOptions = true)
final class ClientsCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode answer = admin.clients();
            print(answer.path("waiting"), ClientsCommand::waiting);
            print(answer.path("elevations"), ClientsCommand::wish);
            print(answer.path("connections"), ClientsCommand::connection);
            print(answer.path("clients"), ClientsCommand::client);
            if (answer.path("waiting").isEmpty() && answer.path("connections").isEmpty()) {
                System.out.println(
                        "Nobody is connected and nothing waits. Connect a client: tablegate connect PROFILE.");
            }
            return 0;
        }
    }

    private static void print(JsonNode list, Function<JsonNode, String> line) {
        list.forEach(one -> System.out.println(line.apply(one)));
    }

    private static String waiting(JsonNode one) {
        String profile = text(one, "profile");
        return "waiting   %s  \"%s\" (its own words), code %s, answers go to %s, asks for %s%s"
                .formatted(
                        text(one, "id"),
                        text(one, "name"),
                        text(one, "code"),
                        text(one, "redirect"),
                        text(one, "scope"),
                        profile.isEmpty() ? "" : " on " + profile);
    }

    private static String wish(JsonNode one) {
        return "wish      %s  \"%s\" on %s would need %s for %s"
                .formatted(
                        text(one, "id"),
                        text(one, "name"),
                        text(one, "profile"),
                        text(one, "scope"),
                        text(one, "operation"));
    }

    private static String connection(JsonNode one) {
        String used = text(one, "lastUsed");
        return "%-9s %s  \"%s\" on %s, %s, approved by %s, last used %s, until %s"
                .formatted(
                        one.path("inForce").asBoolean() ? "approved" : "paused",
                        text(one, "connection"),
                        text(one, "name"),
                        text(one, "profile"),
                        text(one, "scope"),
                        text(one, "approver"),
                        used.isEmpty() ? "never" : used,
                        text(one, "expires"));
    }

    private static String client(JsonNode one) {
        return "client    %s  \"%s\", %s, known since %s"
                .formatted(text(one, "id"), text(one, "name"), text(one, "kind"), text(one, "since"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}
