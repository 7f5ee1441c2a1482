// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** On a real server, without the framework around it. */
class ServerHardeningTest {

    private final Server server = new Server();
    private final ServerConnector loopback = connector("127.0.0.1");

    @BeforeEach
    void start() throws Exception {
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (request.getHttpURI().getPath().equals("/fails")) {
                    throw new IllegalStateException("of the inside");
                }
                callback.succeeded();
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private ServerConnector connector(String host) {
        var connector = new ServerConnector(server);
        connector.setHost(host);
        server.addConnector(connector);
        return connector;
    }

    @Test
    void plainHttpOnTheNetworkIsShut() throws Exception {
        ServerConnector exposed = connector("0.0.0.0");
        exposed.start();
        var hardening = new ServerHardening();
        hardening.createConnector(server);
        assertFalse(exposed.isRunning());
        assertTrue(loopback.isRunning());
        hardening.close();
    }

    @Test
    void errorsAreOneLineOfOurs() throws Exception {
        var hardening = new ServerHardening();
        hardening.createConnector(server);
        String failed = ask("GET /fails HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(failed.startsWith("HTTP/1.1 500 "), failed);
        assertTrue(failed.endsWith("{\"error\":\"The server failed; its log says why.\"}"), failed);
        String malformed = ask("GET / HTTP/1.1\r\n\r\n");
        assertTrue(malformed.endsWith("{\"error\":\"The request is malformed or cannot be served.\"}"), malformed);
        hardening.close();
    }

    @Test
    void whoTricklesIsDroppedAndWhoListensIsNot() throws Exception {
        var now = new AtomicLong();
        var slow = new SlowClients(now::get);
        loopback.addBean(slow, false);
        loopback.getConnectionFactory(HttpConfiguration.ConnectionFactory.class)
                .getHttpConfiguration()
                .addCustomizer(slow);
        try (Socket trickling = socket();
                Socket idle = socket()) {
            trickling.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            idle.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals('H', idle.getInputStream().read());
            trickling.setSoTimeout(20);
            int read = 0;
            // The server reads in its own time: look until it has.
            for (int look = 0; look < 500 && read >= 0; look++) {
                now.addAndGet(Duration.ofSeconds(5).toNanos());
                slow.look();
                read = read(trickling);
            }
            assertEquals(-1, read);
            idle.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answers = new String(idle.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answers.contains("HTTP/1.1 200"), answers);
        }
    }

    private static int read(Socket socket) throws Exception {
        try {
            return socket.getInputStream().read();
        } catch (java.net.SocketTimeoutException stillOpen) {
            return 0;
        } catch (java.net.SocketException reset) {
            return -1;
        }
    }

    private Socket socket() throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), loopback.getLocalPort());
    }

    private String ask(String request) throws Exception {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
