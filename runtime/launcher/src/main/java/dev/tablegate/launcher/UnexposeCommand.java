// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that ends all connections on a profile. */
@Command(
        name = "unexpose",
        description = "Ends the exposure of a profile, and all connections on it.",
        mixinStandardHelpOptions = true)
final class UnexposeCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    private String profile = "";

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            boolean changed = admin.expose(profile, false);
            System.out.println(changed ? "Not exposed any more. Its connections have ended." : "It was not exposed.");
            return 0;
        }
    }
}
