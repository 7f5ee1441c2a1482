// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where a client listens for the answer that a browser brings. */
final class Callback implements AutoCloseable {

    private final BlockingQueue<URI> answers = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Callback() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/callback", exchange -> {
            answers.add(exchange.getRequestURI());
            byte[] body = "back at the client".getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/callback";
    }

    /** The next answer that comes. */
    URI answer() throws InterruptedException {
        URI answer = answers.poll(20, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("no browser came back");
        }
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
