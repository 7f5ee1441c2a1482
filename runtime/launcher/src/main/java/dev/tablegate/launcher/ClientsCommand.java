// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that lists what waits for a decision and what was approved. */
@Command(
        name = "clients",
        description = "Lists requests that wait, wishes for a wider scope, and connections.",
        mixinStandardHelpOptions = true)
final class ClientsCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode answer = admin.clients();
            answer.path("waiting")
                    .forEach(one -> System.out.printf(
                            "waiting   %s  \"%s\" (its own words), answers go to %s, asks for %s%s%n",
                            text(one, "id"),
                            text(one, "name"),
                            text(one, "redirect"),
                            text(one, "scope"),
                            text(one, "profile").isEmpty() ? "" : " on " + text(one, "profile")));
            answer.path("elevations")
                    .forEach(one -> System.out.printf(
                            "wish      %s  \"%s\" on %s would need %s for %s%n",
                            text(one, "id"),
                            text(one, "name"),
                            text(one, "profile"),
                            text(one, "scope"),
                            text(one, "operation")));
            answer.path("connections")
                    .forEach(one -> System.out.printf(
                            "%-9s %s  \"%s\" on %s, %s, approved by %s, last used %s, until %s%n",
                            one.path("inForce").asBoolean() ? "approved" : "paused",
                            text(one, "connection"),
                            text(one, "name"),
                            text(one, "profile"),
                            text(one, "scope"),
                            text(one, "approver"),
                            text(one, "lastUsed").isEmpty() ? "never since the start" : text(one, "lastUsed"),
                            text(one, "expires")));
            if (answer.path("waiting").isEmpty() && answer.path("connections").isEmpty()) {
                System.out.println(
                        "Nobody is connected and nothing waits. Connect a client: tablegate connect PROFILE.");
            }
            return 0;
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}
