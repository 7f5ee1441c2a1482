// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A process that the bench starts and ends. What it prints goes to a file. */
public final class Child implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static Child start(List<String> command, Path folder, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Tablegate's start script shall find the Java that the peers run on.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        // A bench that is ended in the middle leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Child(process, log);
    }

    /** Starts a main class of the bench in a JVM of its own. */
    public static Child java(List<String> options, Class<?> main, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaCommand());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(command, Path.of("."), log);
    }

    public static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for a line with this beginning and hands back the rest of it. */
    public String printed(String beginning) throws IOException, InterruptedException {
        return await(() -> find(beginning));
    }

    /** Waits until something is there; fails when the process ends before. */
    public <T> T await(Supplier<Optional<T>> sought) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<T> found = sought.get();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(POLL);
        }
        throw new IOException("a server did not start; it said: " + Files.readString(log));
    }

    /** Waits for a command to end well. */
    public String finish(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            close();
            throw new IOException("a command failed; it said: " + Files.readString(log));
        }
        return Files.readString(log);
    }

    private Optional<String> find(String beginning) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // Not written yet.
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
