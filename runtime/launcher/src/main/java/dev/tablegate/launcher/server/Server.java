// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import dev.tablegate.launcher.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The server of one data directory, in this process.
 *
 * @param data where it keeps what it has
 * @param port where it listens on loopback; 0 for any free port
 */
public record Server(DataDirectory data, int port) {

    private static final long STOP_MILLIS = 2500;

    /** Runs until it is stopped, by a signal or by the verb. */
    public void run(Companion companion, Consumer<Status> ready) throws IOException, InterruptedException {
        Home home = Home.find();
        checkName(home.root());
        checkName(data.root());
        data.prepare();
        try (DirectoryLock lock = DirectoryLock.take(data)) {
            lock.sign();
            data.clearRun();
            checkPort();
            System.setProperty("tablegate.data", data.root().toString());
            System.setProperty(
                    "logback.configurationFile",
                    home.root().resolve("conf/logback.xml").toString());
            // Sets the log up before many threads ask for it.
            LoggerFactory.getLogger(Server.class).info("Tablegate {} starts on {}", Home.version(), data.root());
            try (companion) {
                companion.start();
                serve(home, companion, ready);
            }
        }
    }

    private void serve(Home home, Companion companion, Consumer<Status> ready)
            throws InterruptedException, IOException {
        Platform platform = Platform.start(home, home.properties(variables(home)));
        Thread hook = new Thread(() -> stop(platform), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            platform.problems().forEach(System.err::println);
            URI origin = new Readiness(platform, data).await();
            Status status = Status.of(origin, Home.version());
            companion.up(status);
            data.write(data.status(), status.toJson());
            ready.accept(status);
            platform.await();
        } finally {
            Files.deleteIfExists(data.status());
            platform.stop(STOP_MILLIS);
        }
    }

    private void stop(Platform platform) {
        try {
            Files.deleteIfExists(data.status());
            platform.stop(STOP_MILLIS);
        } catch (IOException | InterruptedException e) {
            printLast(System.err, "The server did not stop cleanly: " + e.getMessage());
        }
    }

    private static void printLast(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }

    private Map<String, String> variables(Home home) {
        Map<String, String> variables = new HashMap<>(Platform.storage(data));
        variables.put("tablegate.home", home.root().toString());
        variables.put("tablegate.data", data.root().toString());
        variables.put("tablegate.version", Home.version());
        variables.put("org.osgi.service.http.port", Integer.toString(port));
        return variables;
    }

    private static void checkName(Path folder) {
        if (folder.toString().contains(",")) {
            throw new Failure(
                    "The folder " + folder + " has a comma in its name, which separates folders in the settings"
                            + " of the framework. Use another folder.");
        }
    }

    /** Says early and clearly what the framework would only log. */
    private void checkPort() {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new Failure(
                    "Cannot listen on port " + port
                            + ": another program has it, or you may not use it. Stop that program,"
                            + " or choose another port with --port N (0 takes any free one).",
                    e);
        }
    }
}
