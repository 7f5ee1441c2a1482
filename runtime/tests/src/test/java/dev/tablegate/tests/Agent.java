// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real client, as a person runs it: in a home of its own, without a network, and with a browser that opens nothing. */
final class Agent {

    private static final Pattern AUTHORIZE =
            Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/authorize\\?[^\\s\\p{Cntrl}]+)[\\s\\p{Cntrl}]");
    private static final int MINUTES = 3;

    private final Path home;

    Agent(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        Path browser = Files.createDirectories(home.resolve("bin")).resolve("xdg-open");
        Files.writeString(browser, "#!/bin/sh\n");
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    }

    /** Puts a file into its home. */
    Agent with(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    /** Runs a command to its end, which must be good, and gives back what it said. */
    String run(String... command) throws IOException, InterruptedException {
        try (Running running = start(command)) {
            return running.end();
        }
    }

    /** Starts a command. */
    Running start(String... command) throws IOException, InterruptedException {
        return new Running(List.of(command));
    }

    /** Starts a command that wants a terminal. */
    Running startInTerminal(String... command) throws IOException, InterruptedException {
        String line = List.of(command).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return new Running(List.of("script", "-qec", line, "/dev/null"));
    }

    private Map<String, String> environment() throws IOException, InterruptedException {
        Path browser = home.resolve("bin/xdg-open");
        String path = String.join(
                ":",
                browser.getParent().toString(),
                Path.of(Node.executable()).toAbsolutePath().getParent().toString(),
                System.getenv("PATH"));
        // Nothing listens on port 9: what is not on this machine is out of reach.
        return Map.of(
                "PATH", path,
                "HOME", home.toString(),
                "TERM", "xterm",
                "DISPLAY", ":0",
                "BROWSER", browser.toString(),
                "HTTP_PROXY", "http://127.0.0.1:9",
                "HTTPS_PROXY", "http://127.0.0.1:9",
                "NO_PROXY", "127.0.0.1,localhost");
    }

    /** A command that runs. */
    final class Running implements AutoCloseable {

        private final Path output = Files.createTempFile(home, "command", ".out");
        private final Process process;

        private Running(List<String> command) throws IOException, InterruptedException {
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment());
            process = builder.start();
        }

        /** The address that it wants a person to open. */
        URI address() throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
            while (System.nanoTime() < end && process.isAlive()) {
                Matcher address = AUTHORIZE.matcher(Files.readString(output));
                if (address.find()) {
                    return URI.create(address.group(1));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            throw new AssertionError("no address to open: " + Files.readString(output));
        }

        /** Types lines. */
        void say(String lines) throws IOException {
            process.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        /** Waits until it says a word. */
        void awaitWord(String word) throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
            boolean over = false;
            while (!Files.readString(output).contains(word)) {
                if (over) {
                    throw new AssertionError("did not say " + word + ": " + Files.readString(output));
                }
                TimeUnit.MILLISECONDS.sleep(50);
                over = System.nanoTime() > end || !process.isAlive();
            }
        }

        /** Waits for its end, which must be good, and gives back what it said. */
        String end() throws IOException, InterruptedException {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            String said = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError((ended ? "exit " + process.exitValue() : "did not end") + ": " + said);
            }
            return said;
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
