// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own that runs a class of these tests. */
final class Jvm {

    private Jvm() {}

    /** The command that starts the class. */
    static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
