// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
        while (Instant.now().isBefore(end) && platform.running()) {
            Optional<URI> origin = origin();
            if (origin.isPresent() && health(origin.get()).path("ready").asBoolean()) {
                return origin.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new Failure("The server did not get ready within " + LIMIT.toSeconds() + " seconds." + problems()
                + " Its log says more: " + data.log());
    }

    private String problems() {
        StringBuilder sentences = new StringBuilder();
        origin().ifPresent(origin -> health(origin)
                .path("problems")
                .forEach(problem -> sentences.append(' ').append(problem.asText())));
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
            return JsonMapper.builder().build().createObjectNode();
        }
    }
}
