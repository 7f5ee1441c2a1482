// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A DynamoDB Local of a test's own, in a child process. The class needs only the JDK, so that no library of DynamoDB
 * Local gets onto the class path of the test.
 */
public final class LocalDynamo implements AutoCloseable {

    /** The system property that names the home folder, {@code runtime/dynamodb-local/target/home}. */
    public static final String HOME = "tablegate.dynamodb-local";

    private static final String READY = "ready ";

    private final Process process;
    private final URI endpoint;

    private LocalDynamo(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts one without tables. */
    public static LocalDynamo start() {
        return start(List.of());
    }

    /** Starts one with the sample tables of the demo. */
    public static LocalDynamo startSeeded() {
        return start(List.of("--seed"));
    }

    /** Starts one without tables, where each access key has tables of its own. */
    public static LocalDynamo startWithAccounts() {
        return start(List.of("--accounts"));
    }

    /** Where it answers. */
    public URI endpoint() {
        return endpoint;
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static LocalDynamo start(List<String> options) {
        var log = log();
        try {
            var process = new ProcessBuilder(command(options))
                    .redirectError(log.toFile())
                    .start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var line = lines.readLine();
            if (line == null || !line.startsWith(READY)) {
                process.destroyForcibly();
                throw new IllegalStateException("DynamoDB Local did not start; see " + log);
            }
            return new LocalDynamo(process, URI.create(line.substring(READY.length())));
        } catch (IOException cannotFork) {
            throw new UncheckedIOException(cannotFork);
        }
    }

    private static List<String> command(List<String> options) {
        var libraries = home().resolve("lib");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.library.path=" + libraries,
                "-cp",
                libraries.resolve("*").toString(),
                "dev.tablegate.dynamodb.local.Main",
                "--port",
                "0"));
        command.addAll(options);
        return command;
    }

    private static Path home() {
        var home = System.getProperty(HOME);
        if (home == null || !Files.isDirectory(Path.of(home, "lib"))) {
            throw new IllegalStateException("the system property " + HOME
                    + " names no folder with DynamoDB Local; build runtime/dynamodb-local first");
        }
        return Path.of(home);
    }

    private static Path log() {
        try {
            var log = Files.createTempFile("dynamodb-local-", ".log");
            log.toFile().deleteOnExit();
            return log;
        } catch (IOException noTemporaryFolder) {
            throw new UncheckedIOException(noTemporaryFolder);
        }
    }
}
