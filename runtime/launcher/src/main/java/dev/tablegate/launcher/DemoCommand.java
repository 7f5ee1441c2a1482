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

/** The verb that runs the server with a local DynamoDB and sample tables, without any account. */
@Command(
        name = "demo",
        description = "Runs the server with a local DynamoDB and sample tables.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(
            names = "--dynamodb-local",
            paramLabel = "DIR",
            defaultValue = "${env:TABLEGATE_DYNAMODB_LOCAL}",
            description = "Folder with DynamoDB Local, as the build of the sources makes it"
                    + " (default: TABLEGATE_DYNAMODB_LOCAL).")
    private Optional<Path> home = Optional.empty();

    @Override
    public Integer call() throws Exception {
        DataDirectory directory = data.directory();
        Companion dynamo = LocalDynamo.forDemo(home, directory);
        new Server(directory, port.port()).run(dynamo, status -> {
            Greeting.print(status, directory);
            Greeting.printDemo(status, directory);
        });
        return 0;
    }
}
