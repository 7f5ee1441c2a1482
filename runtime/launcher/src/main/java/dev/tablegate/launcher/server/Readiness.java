// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tablegate.launcher.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until the server answers that it is ready. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** How long the same problems may last: everything has been started by then. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long POLL_MILLIS = 50;

    private final Platform platform;
    private final DataDirectory data;

    Readiness(Platform platform, DataDirectory data) {
        this.platform = platform;
        this.data = data;
    }

    /** The address of the server, once it is ready. */
    URI await() throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        Instant changed = Instant.now();
        String problems = "";
        while (Instant.now().isBefore(end) && platform.running()) {
            Optional<URI> origin = origin();
            JsonNode health = origin.map(this::health).orElse(MissingNode.getInstance());
            if (origin.isPresent() && health.path("ready").asBoolean()) {
                return origin.get();
            }
            String now = sentences(health);
            if (!now.equals(problems)) {
                problems = now;
                changed = Instant.now();
            } else if (!now.isEmpty() && Instant.now().isAfter(changed.plus(PATIENCE))) {
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new Failure("The server did not get ready." + problems + " Its log says more: " + data.log());
    }

    private static String sentences(JsonNode health) {
        StringBuilder sentences = new StringBuilder();
        health.path("problems").forEach(problem -> sentences.append(' ').append(problem.asText()));
        return sentences.toString();
    }

    private Optional<URI> origin() {
        return platform.port().map(port -> URI.create("http://127.0.0.1:" + port));
    }

    /** What the server says of itself; nothing while it does not answer. */
    private JsonNode health(URI origin) {
        try {
            var connection =
                    (HttpURLConnection) origin.resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            connection.setRequestProperty("Authorization", "Bearer " + Files.readString(data.adminKey()));
            boolean good = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            try (InputStream body = good ? connection.getInputStream() : connection.getErrorStream()) {
                return JsonMapper.builder().build().readTree(body);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Normal while it starts: nobody listens yet, or the page is not there yet.
            return MissingNode.getInstance();
        }
    }
}
