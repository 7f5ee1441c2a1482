// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb that says how a client is connected. */
@Command(
        name = "connect",
        description = "Prints the command or file that connects a client to a profile.",
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    private String profile = "";

    @Option(
            names = "--client",
            paramLabel = "C",
            description = "Only for claude, codex, cursor, vscode, opencode or gemini (default: all).")
    private Optional<String> client = Optional.empty();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode found = found(admin.profileList().path("profiles"));
            List<JsonNode> ways = StreamSupport.stream(admin.ways(profile).spliterator(), false)
                    .filter(way -> client.isEmpty()
                            || client.get().equals(way.path("client").asText()))
                    .toList();
            if (ways.isEmpty()) {
                throw new Failure("There is no client of that name. Leave out --client to see all.");
            }
            print(ways);
            warn(found.path("exposed").asBoolean(), admin.details().path("on").asBoolean());
            return 0;
        }
    }

    private void print(List<JsonNode> ways) {
        if (client.isPresent()
                && ways.stream().map(way -> way.path("text")).distinct().count() == 1) {
            System.out.println(ways.get(0).path("text").asText());
            return;
        }
        for (JsonNode way : ways) {
            System.out.println(way.path("title").asText());
            System.out.println(way.path("text").asText().indent(2));
        }
        System.out.println("The client opens a page in your browser; approve it there, in the console, or with"
                + " 'tablegate clients' and 'tablegate approve ID'.");
    }

    private JsonNode found(JsonNode profiles) {
        for (JsonNode one : profiles) {
            if (one.path("slug").asText().equals(profile)) {
                return one;
            }
        }
        throw new Failure("There is no profile \"" + profile + "\". See: tablegate profiles.");
    }

    /** Beside what is printed, so that it can be pasted all the same. */
    private void warn(boolean exposed, boolean on) {
        if (!exposed) {
            System.err.println("The profile is not exposed yet: tablegate expose " + profile + ".");
        }
        if (!on) {
            System.err.println("The server is off, and serves no client: tablegate on.");
        }
    }
}
