// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Passes requests on to DynamoDB, and keeps which operations they ask for. */
final class RecordingProxy implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("content-type", "x-amz-target", "x-amz-date", "authorization");

    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final URI endpoint;
    private final HttpServer server;
    private volatile Duration slowness = Duration.ZERO;
    private volatile boolean losing;
    private volatile boolean silent;

    RecordingProxy(URI endpoint) throws IOException {
        this.endpoint = endpoint;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on each transaction takes so long to get there, and its answer as long to come back. */
    void slow(Duration way) {
        slowness = way;
    }

    /** Loses the answer of the next transaction, and gives none to anything that comes after it. */
    void fallSilentAfterTransaction() {
        losing = true;
    }

    /** Answers again. */
    void answerAgain() {
        losing = false;
        silent = false;
    }

    /** All operations so far. */
    List<String> operations() {
        return List.copyOf(operations);
    }

    /** Those that are none of the reads: whatever is not known counts. */
    List<String> writes() {
        return operations.stream()
                .filter(operation ->
                        !operation.matches("ListTables|Describe\\w+|GetItem|BatchGetItem|Query|Scan|TransactGetItems"))
                .toList();
    }

    /** Begins anew. */
    void forget() {
        operations.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("none");
        operations.add(target.substring(target.indexOf('.') + 1));
        if (silent) {
            exchange.close();
            return;
        }
        var request = HttpRequest.newBuilder(endpoint)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, values.getFirst());
            }
        });
        try {
            var way = target.endsWith("TransactWriteItems") ? slowness : Duration.ZERO;
            Thread.sleep(way);
            var response = Mcp.http().send(request.build(), BodyHandlers.ofByteArray());
            Thread.sleep(way);
            if (losing && target.endsWith("TransactWriteItems")) {
                silent = true;
                return;
            }
            response.headers()
                    .firstValue("x-amz-crc32")
                    .ifPresent(sum -> exchange.getResponseHeaders().set("x-amz-crc32", sum));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException stopping) {
            throw (InterruptedIOException) new InterruptedIOException("stopping").initCause(stopping);
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
