// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import dev.tablegate.launcher.client.Admin;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb that stops the running server. */
@Command(name = "stop", description = "Stops the running server.", mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    private static final long LIMIT_SECONDS = 15;

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        try (Admin admin = data.admin()) {
            long pid = admin.status().pid();
            var process = ProcessHandle.of(pid);
            admin.stop();
            if (process.isPresent()) {
                process.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            System.out.println("Stopped.");
            return 0;
        } catch (TimeoutException e) {
            throw new Failure(
                    "The server was asked to stop but its process is still there. Look into its log, or end"
                            + " the process yourself.",
                    e);
        }
    }
}
