// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;

/** Fetches small JSON documents over HTTPS from hosts that nobody here has chosen. */
public final class Fetcher implements AutoCloseable {

    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LARGEST = 10 * 1024;
    private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?(\\d{1,9})");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Net net;
    private final Duration limit;

    /**
     * @param limit how long one fetch may take in all
     */
    public Fetcher(Net net, Duration limit) {
        this.net = net;
        this.limit = limit;
    }

    /**
     * A document.
     *
     * @param fresh how long it may be kept
     */
    public record Fetched(byte[] json, Duration fresh) {}

    /** Fetches a document; whatever is not as it should be is a failure, and nothing is told to the host about it. */
    public Fetched fetch(URI address) throws IOException {
        try (var sockets = new CheckedSockets(address.getHost(), net)) {
            Future<Fetched> fetching = threads.submit(() -> get(address, sockets));
            return fetching.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("The host took too long.", slow);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The server stops.", stopped);
        }
    }

    private Fetched get(URI address, CheckedSockets sockets) throws IOException {
        var connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(sockets);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.toIntExact(limit.toMillis()));
        connection.setReadTimeout(Math.toIntExact(limit.toMillis()));
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("User-Agent", "Tablegate");
        connection.setRequestProperty("Connection", "close");
        try {
            requireJson(connection);
            try (InputStream in = connection.getInputStream()) {
                byte[] body = in.readNBytes(LARGEST + 1);
                require(body.length <= LARGEST, "The document is larger than 10 KiB.");
                return new Fetched(body, fresh(header(connection, "Cache-Control")));
            }
        } finally {
            connection.disconnect();
        }
    }

    private static void requireJson(HttpsURLConnection connection) throws IOException {
        require(connection.getResponseCode() == HttpURLConnection.HTTP_OK, "The host answers with another status.");
        String type = header(connection, "Content-Type").split(";", -1)[0].strip();
        require(
                type.equals("application/json") || type.matches("application/[a-z0-9.-]+\\+json"),
                "The document is not JSON.");
        String encoding = header(connection, "Content-Encoding");
        require(encoding.isEmpty() || encoding.equals("identity"), "The document is compressed.");
    }

    private static Duration fresh(String control) {
        if (control.contains("no-store") || control.contains("no-cache")) {
            return Duration.ZERO;
        }
        Matcher age = MAX_AGE.matcher(control);
        Duration told = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : USUAL;
        return told.compareTo(LONGEST) > 0 ? LONGEST : told;
    }

    private static String header(HttpsURLConnection connection, String name) {
        return Optional.ofNullable(connection.getHeaderField(name)).orElse("").toLowerCase(Locale.ROOT);
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
