// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that denies what waits. */
@Command(
        name = "deny",
        description = "Denies a request of a client, or a wish for a wider scope.",
        mixinStandardHelpOptions = true)
final class DenyCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", description = "The request or wish, as the verb clients lists it.")
    private String id = "";

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode done = admin.decide(id, false, "", "", Duration.ZERO);
            System.out.printf("Denied: \"%s\".%n", done.path("name").asText());
            return 0;
        }
    }
}
