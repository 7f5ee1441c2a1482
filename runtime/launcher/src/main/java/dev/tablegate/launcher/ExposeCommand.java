// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that lets connections be bound to a profile. */
@Command(
        name = "expose",
        description = "Exposes a profile: connections can be bound to it.",
        mixinStandardHelpOptions = true)
final class ExposeCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "PROFILE", description = "The profile.")
    private String profile = "";

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            admin.expose(profile, true);
            System.out.println("Exposed. Connect a client: tablegate connect " + profile + ".");
            return 0;
        }
    }
}
