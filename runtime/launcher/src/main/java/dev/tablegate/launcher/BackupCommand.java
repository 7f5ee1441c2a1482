// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.server.Backup;
import dev.tablegate.launcher.server.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that copies a data directory, also while its server runs. */
@Command(
        name = "backup",
        description = "Copies the data directory into a new folder, also while the server runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FOLDER", description = "Where to; it must not exist.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path to = folder.toAbsolutePath().normalize();
        new Backup(data.directory(), to).make(Home.find());
        System.out.println("The backup is in " + to + ". To restore it, start a server with --data " + to
                + ", or put the folder in the place of the data directory.");
        return 0;
    }
}
