// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.launcher.client.Admin;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Option(names = "--client", paramLabel = "C", description = "Only for: ${COMPLETION-CANDIDATES} (default: all).")
    private Optional<Snippet> client = Optional.empty();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            JsonNode found = found(admin.profileList().path("profiles"));
            warn(found.path("exposed").asBoolean(), admin.details().path("on").asBoolean());
            String address = admin.status().mcp() + "?profile=" + profile;
            String name = "tablegate-" + profile;
            if (client.isPresent()) {
                System.out.println(client.get().text(name, address));
                return 0;
            }
            for (Snippet snippet : Snippet.values()) {
                System.out.println(snippet.title() + ":");
                System.out.println(snippet.text(name, address).indent(2));
            }
            System.out.println("The client opens a page in your browser; approve it there, in the console, or with"
                    + " 'tablegate clients' and 'tablegate approve ID'.");
            return 0;
        }
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
