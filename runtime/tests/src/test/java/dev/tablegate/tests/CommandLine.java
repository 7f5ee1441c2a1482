// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command of the distribution, as a person types it. */
final class CommandLine {

    private CommandLine() {}

    /** How a command ended, and what it said. */
    record Run(int exit, String out, String err) {}

    /** Runs a command against a server. */
    static Run on(Server server, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", server.data().toString()));
        return run(all);
    }

    static Run run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Distribution.home().resolve("bin/tablegate").toString());
        command.addAll(arguments);
        Path out = Files.createTempFile("tablegate", ".out");
        Path err = Files.createTempFile("tablegate", ".err");
        try {
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(arguments + " did not end");
            }
            return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
