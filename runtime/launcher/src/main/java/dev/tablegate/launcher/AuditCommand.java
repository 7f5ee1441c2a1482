// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import dev.tablegate.launcher.server.Home;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verbs about the audit record. */
@Command(name = "audit", description = "Shows and checks the audit record.", mixinStandardHelpOptions = true)
final class AuditCommand {

    @Command(name = "tail", description = "Prints the newest lines.", mixinStandardHelpOptions = true)
    int tail(
            @Mixin DataOption data,
            @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
                    int lines) {
        try (Admin admin = data.admin()) {
            admin.auditLines(lines).reversed().forEach(System.out::println);
            return 0;
        }
    }

    /** On the files themselves, whether a server runs or not: who doubts the record need not trust the server. */
    @Command(
            name = "verify",
            description = "Checks that no line was changed, removed or moved.",
            mixinStandardHelpOptions = true)
    int verify(@Mixin DataOption data) throws IOException, InterruptedException {
        return Home.find()
                .runAlone("dev.tablegate.audit.Verify", data.directory().root());
    }
}
