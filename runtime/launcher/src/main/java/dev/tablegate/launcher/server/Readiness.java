// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.server;

import dev.tablegate.launcher.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Waits until the server answers that it is ready. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 20;

    private Readiness() {}

    /** The address of the server, once it is ready. */
    static URI await(Platform platform, DataDirectory data) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (Instant.now().isBefore(end) && platform.running()) {
            var origin = platform.port().map(port -> URI.create("http://127.0.0.1:" + port));
            if (origin.isPresent() && healthy(origin.get())) {
                return origin.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new Failure("The server did not get ready within " + LIMIT.toSeconds() + " seconds. Its log says why: "
                + data.log());
    }

    private static boolean healthy(URI origin) {
        try {
            var connection =
                    (HttpURLConnection) origin.resolve("/health").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
