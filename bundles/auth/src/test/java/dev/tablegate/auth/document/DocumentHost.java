// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A host of documents on this machine, with a certificate for client.test; it counts who comes. */
public final class DocumentHost implements AutoCloseable {

    private static final char[] PASSWORD = "password".toCharArray();

    /** Made once: it takes seconds. */
    private static final SSLContext TLS = create();

    public final AtomicInteger requests = new AtomicInteger();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final HttpsServer server;

    public DocumentHost() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TLS));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            answers.getOrDefault(exchange.getRequestURI().getPath(), DocumentHost::missing)
                    .handle(exchange);
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The way to this host for the names that the test says, with the rules for addresses that the test says. */
    public Net net(Net.Names names, Predicate<InetAddress> forbidden) {
        return new Net(names, forbidden, port(), TLS.getSocketFactory());
    }

    public void on(String path, HttpHandler answer) {
        answers.put(path, answer);
    }

    /** Answers with JSON, and further headers in pairs. */
    public static HttpHandler json(String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
        };
    }

    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void missing(HttpExchange exchange) throws IOException {
        send(exchange, 404, new byte[0]);
    }

    private static SSLContext create() {
        try {
            Path folder = Files.createTempDirectory("document-host");
            Path store = folder.resolve("host.p12");
            certify(store);
            SSLContext context = context(store);
            Files.delete(store);
            Files.delete(folder);
            return context;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void certify(Path store) throws Exception {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "host",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=client.test",
                        "-ext",
                        "san=dns:client.test",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .start();
        try (InputStream said = keytool.getInputStream()) {
            String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(text);
            }
        }
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("host", keys.getCertificate("host"));
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
