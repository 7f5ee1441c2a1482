// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that lists the profiles. */
@Command(
        name = "profiles",
        description = "Lists the profiles, and which of them are exposed.",
        mixinStandardHelpOptions = true)
final class ProfilesCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode answer = admin.profileList();
            answer.path("profiles")
                    .forEach(profile -> System.out.printf(
                            "%-9s %-24s %-14s %s%s%n",
                            profile.path("exposed").asBoolean() ? "exposed" : "-",
                            profile.path("slug").asText(),
                            profile.path("region").asText(),
                            profile.path("production").asBoolean() ? "[production] " : "",
                            profile.path("label").asText()));
            if (answer.path("profiles").isEmpty()) {
                System.out.println("There is no profile yet. Put one into the AWS configuration of this machine, or"
                        + " describe one in a file of the data directory; the guide profiles.md shows how.");
            }
            answer.path("remarks").forEach(remark -> System.out.println(remark.asText()));
            return 0;
        }
    }
}
