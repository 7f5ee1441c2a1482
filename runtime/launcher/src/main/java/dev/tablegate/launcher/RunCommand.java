// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.Companion;
import dev.tablegate.launcher.server.DataDirectory;
import dev.tablegate.launcher.server.LocalDynamo;
import dev.tablegate.launcher.server.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb that runs the server. */
@Command(name = "run", description = "Runs the server until it is stopped.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--dynamodb-local",
            paramLabel = "DIR",
            description = "Folder with DynamoDB Local, as the build of the sources makes it: people can then rehearse"
                    + " change sets before they commit them (default: none).")
    private Optional<Path> home = Optional.empty();

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        Companion dynamo = home.<Companion>map(folder -> LocalDynamo.forRehearsals(folder, directory))
                .orElseGet(() -> LocalDynamo.none(directory));
        new Server(directory, port.port()).run(dynamo, status -> Greeting.printRun(status, directory));
        return 0;
    }
}
