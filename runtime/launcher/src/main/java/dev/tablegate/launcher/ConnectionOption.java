// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import dev.tablegate.launcher.client.McpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of verbs that act as a client: which connection they make, for as long as they run. */
final class ConnectionOption {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--profile", paramLabel = "P", description = "The profile; may be left out if there is only one.")
    private Optional<String> profile = Optional.empty();

    int use(ScopeName scope, ToIntFunction<McpClient> verb) {
        return use(scope, (client, admin) -> verb.applyAsInt(client));
    }

    /** The connection and what it kept are gone when the verb returns. */
    int use(ScopeName scope, ToIntBiFunction<McpClient, Admin> verb) {
        try (Admin admin = data.admin()) {
            if (!admin.details().path("on").asBoolean()) {
                throw new Failure("The server is off, and serves no client. Switch it on: tablegate on.");
            }
            String slug = profile.orElseGet(() -> only(admin.profiles()));
            Admin.Token token = admin.mint(slug, scope.name(), LONGEST, "command line");
            try (McpClient client = new McpClient(admin.status().mcp(), token.token(), System.err::println)) {
                return verb.applyAsInt(client, admin);
            } finally {
                admin.revoke(token.connection());
            }
        }
    }

    private static String only(List<String> profiles) {
        if (profiles.size() == 1) {
            return profiles.getFirst();
        }
        throw new Failure(
                profiles.isEmpty()
                        ? "The server has no profile yet. Configure one, or run `tablegate demo`."
                        : "Name the profile with --profile: " + String.join(", ", profiles) + ".");
    }
}
