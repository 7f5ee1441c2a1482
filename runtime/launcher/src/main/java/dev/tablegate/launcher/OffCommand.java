// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that switches the server off. */
@Command(
        name = "off",
        description = "Switches the server off: every connection is cut.",
        mixinStandardHelpOptions = true)
final class OffCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() {
        try (Admin admin = data.admin()) {
            admin.power(false);
            System.out.println(
                    "The server is off. Every connection is cut; what was approved counts again once it is on.");
            return 0;
        }
    }
}
