// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb that approves what waits. */
@Command(
        name = "approve",
        description = "Approves a request of a client, or a wish for a wider scope.",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", description = "The request or wish, as the verb clients lists it.")
    private String id = "";

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "The profile it is bound to (default: the one that the client named, or the only one).")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--scope", paramLabel = "S", description = "read, stage or full (default: what it asks for).")
    private Optional<ScopeName> scope = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "T",
            converter = TimeToLive.class,
            description = "How long: 90s, 30m, 8h, 7d (default: until revoked; a wish one hour).")
    private Optional<Duration> time = Optional.empty();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode done = admin.decide(
                    id, true, profile.orElse(""), scope.map(Enum::name).orElse(""), time.orElse(Duration.ZERO));
            System.out.printf(
                    "Approved: \"%s\" on %s, %s.%n",
                    done.path("name").asText(),
                    done.path("profile").asText(),
                    done.path("scope").asText());
            return 0;
        }
    }
}
