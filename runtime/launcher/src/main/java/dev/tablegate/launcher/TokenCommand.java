// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb that mints a bearer token and prints nothing else, for scripts to take. */
@Command(
        name = "token",
        description = "Mints a bearer token for a client and prints it.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--profile", paramLabel = "P", required = true, description = "The profile it is bound to.")
    private String profile = "";

    @Option(names = "--scope", paramLabel = "S", required = true, description = "read, stage or full.")
    private ScopeName scope = ScopeName.read;

    @Option(
            names = "--ttl",
            paramLabel = "T",
            defaultValue = "1h",
            converter = TimeToLive.class,
            description = "How long it lives: 90s, 30m, 8h, 7d (default: ${DEFAULT-VALUE}).")
    private Duration timeToLive = Duration.ZERO;

    @Option(
            names = "--label",
            paramLabel = "L",
            defaultValue = "command line",
            description = "What people call the connection.")
    private String label = "";

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            System.out.println(
                    admin.mint(profile, scope.name(), timeToLive, label).token());
            return 0;
        }
    }
}
