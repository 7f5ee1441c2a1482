// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.contestant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.bench.load.Target;
import dev.tablegate.bench.load.Target.Era;
import dev.tablegate.bench.process.Child;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tablegate itself, started from the distribution as an operator starts it, on an empty data directory. */
public record Tablegate(Places places) implements Contestant {

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);
    private static final String PROFILE = "bench";

    @Override
    public String id() {
        return "tablegate";
    }

    @Override
    public void prepare() throws IOException {
        if (!Files.isExecutable(Path.of(command()))) {
            throw new IOException("There is no distribution at " + command() + ". Build it first: ./tablegate build.");
        }
    }

    @Override
    public Server start(URI dynamo) throws IOException, InterruptedException {
        return start(dynamo, "read", "");
    }

    /** Starts it with a token of some scope and further options for its Java. */
    public Server start(URI dynamo, String scope, String options) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(places.work(), "data-");
        writeProfile(data, dynamo);
        long start = System.nanoTime();
        Child child = Child.start(
                List.of(
                        "env",
                        "TABLEGATE_JAVA_OPTIONS=" + options,
                        command(),
                        "run",
                        "--port",
                        "0",
                        "--data",
                        "" + data),
                places.root(),
                places.log(id()));
        JsonNode status = child.await(() -> ready(data.resolve("run/status.json")));
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        URI uri = URI.create(status.path("mcp").asText());
        command(data, "on");
        command(data, "expose", PROFILE);
        Optional<String> token = Optional.of(command(data, "token", "--profile", PROFILE, "--scope", scope));
        List<Target> targets = List.of(new Target(uri, Era.LEGACY, token), new Target(uri, Era.MODERN, token));
        return new Server(child, status.path("pid").asLong(), targets, time);
    }

    private static void writeProfile(Path data, URI dynamo) throws IOException {
        Path folder = Files.createDirectories(data.resolve("config"));
        Files.writeString(folder.resolve("dev.tablegate.profile-bench.cfg"), """
                slug=%s
                label=Bench
                region=eu-central-1
                accessKeyId=bench
                secretAccessKey=bench
                endpoint=%s
                """.formatted(PROFILE, dynamo));
    }

    private static Optional<JsonNode> ready(Path file) {
        try {
            JsonNode status = new JsonMapper().readTree(Files.readAllBytes(file));
            return status.path("ready").asBoolean() ? Optional.of(status) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // Not written yet.
        }
    }

    private String command(Path data, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(command()));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Child.start(all, places.root(), places.log(arguments[0]))
                .finish(COMMAND_LIMIT)
                .strip();
    }

    private String command() {
        return places.root().resolve("runtime/dist/target/home/bin/tablegate").toString();
    }
}
