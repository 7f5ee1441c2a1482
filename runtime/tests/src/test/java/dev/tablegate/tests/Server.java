// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution, running as a process of its own on a free port. */
final class Server implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration STOPPED = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path data;
    private final Path output;
    private final Process process;
    private final JsonNode status;

    private Server(Path data, Path output, Process process, JsonNode status) {
        this.data = data;
        this.output = output;
        this.process = process;
        this.status = status;
    }

    /** A server with the sample tables, on a data directory of its own. */
    static Server demo() throws IOException, InterruptedException {
        return start(Distribution.home(), "demo", 0, fresh());
    }

    /** A server without profiles. */
    static Server run(Path data) throws IOException, InterruptedException {
        return start(Distribution.home(), "run", 0, data);
    }

    /** A server without profiles of its own, with more variables in its environment. */
    static Server run(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        return start(Distribution.home(), "run", 0, data, environment);
    }

    /** A server of any home. */
    static Server start(Path home, String verb, int port, Path data) throws IOException, InterruptedException {
        return start(home, verb, port, data, Map.of());
    }

    private static Server start(Path home, String verb, int port, Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("tablegate", ".out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        home.resolve("bin/tablegate").toString(),
                        verb,
                        "--port",
                        String.valueOf(port),
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "TABLEGATE_DYNAMODB_LOCAL",
                        Distribution.root()
                                .resolve("runtime/dynamodb-local/target/home")
                                .toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            return new Server(data, output, process, ready(process, data, output));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** A data directory that is the server's alone. */
    static Path fresh() throws IOException {
        return Files.createTempDirectory("tablegate").toRealPath();
    }

    private static JsonNode ready(Process process, Path data, Path output) throws IOException, InterruptedException {
        Path file = data.resolve("run/status.json");
        long end = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (Files.exists(file)) {
                JsonNode status = JSON.readTree(Files.readAllBytes(file));
                if (status.path("pid").asLong() == process.pid()) {
                    return status;
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("the server did not get ready: " + Files.readString(output));
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    URI mcp() {
        return URI.create(status.path("mcp").asText());
    }

    int port() {
        return mcp().getPort();
    }

    /** What it printed so far. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** Switches it on and exposes a profile, as an operator does. */
    Server open(String profile) throws IOException, InterruptedException {
        admin("power", post(JSON.createObjectNode().put("on", true)));
        long end = System.nanoTime() + READY.toNanos();
        // A file of settings is taken over a moment after the start.
        while (!expose(profile, System.nanoTime() > end)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return this;
    }

    private boolean expose(String profile, boolean last) throws IOException, InterruptedException {
        try {
            admin(
                    "exposure",
                    post(JSON.createObjectNode().put("profile", profile).put("exposed", true)));
            return true;
        } catch (IllegalStateException unknown) {
            if (last || !String.valueOf(unknown.getMessage()).contains("There is no profile")) {
                throw unknown;
            }
            return false;
        }
    }

    /** What it says of itself now. */
    JsonNode status() throws IOException, InterruptedException {
        return admin("status", HttpRequest.newBuilder().GET());
    }

    /** A fresh token. */
    String token(String profile, Scope scope) throws IOException, InterruptedException {
        return token(profile, scope, Duration.ofHours(1));
    }

    /** A fresh token that lives so long. */
    String token(String profile, Scope scope, Duration timeToLive) throws IOException, InterruptedException {
        JsonNode body = JSON.createObjectNode()
                .put("profile", profile)
                .put("scope", scope.name().toLowerCase(Locale.ROOT))
                .put("ttlSeconds", timeToLive.toSeconds())
                .put("label", "test");
        return admin("token", post(body)).path("token").asText();
    }

    private static HttpRequest.Builder post(JsonNode body) {
        return HttpRequest.newBuilder().POST(BodyPublishers.ofString(body.toString()));
    }

    private JsonNode admin(String action, HttpRequest.Builder request) throws IOException, InterruptedException {
        String key = Files.readString(data.resolve("run/admin.key"));
        var response = HTTP.send(
                request.uri(mcp().resolve("/admin/" + action))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Asks it to end, as the system does at shutdown. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without asking; its files stay. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it and removes what it left. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!endsWithin(STOPPED)) {
                process.destroyForcibly().waitFor();
            }
            Files.delete(output);
            remove(data);
        } catch (IOException e) {
            throw new IllegalStateException("could not clean up " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The local DynamoDB ends a little later than its server, and removes files of its own meanwhile. */
    private static void remove(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + STOPPED.toNanos();
        while (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException changing) {
                if (System.nanoTime() > end) {
                    throw new IOException(changing);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
