// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.DataDirectory;
import dev.tablegate.launcher.server.LocalDynamo;
import dev.tablegate.launcher.server.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that runs the server. */
@Command(name = "run", description = "Runs the server until it is stopped.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        new Server(directory, port.port())
                .run(LocalDynamo.none(directory), status -> Greeting.printRun(status, directory));
        return 0;
    }
}
