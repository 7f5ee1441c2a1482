// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.Home;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that saves what is intact of a damaged store. */
@Command(
        name = "repair",
        description = "Saves what is intact of a damaged data directory; lists what is lost.",
        mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Home.find()
                .runAlone("dev.tablegate.store.Repair", data.directory().root());
    }
}
