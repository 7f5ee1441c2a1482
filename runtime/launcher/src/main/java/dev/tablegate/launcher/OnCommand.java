// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that switches the server on. */
@Command(name = "on", description = "Switches the server on: clients are served.", mixinStandardHelpOptions = true)
final class OnCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            admin.power(true);
            System.out.println("The server is on. Exposed profiles can be connected to: tablegate connect PROFILE.");
            return 0;
        }
    }
}
