// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An open stream of server-sent events, read in the background. */
final class EventStream implements AutoCloseable {

    private final InputStream body;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private EventStream(InputStream body) {
        this.body = body;
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(HttpRequest request) throws IOException, InterruptedException {
        var response = Mcp.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException(
                    response.statusCode() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new EventStream(response.body());
    }

    /** Waits for a message; fails when none comes in time. */
    JsonNode await(Duration limit, Predicate<JsonNode> wanted) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (true) {
            JsonNode message = messages.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (message == null) {
                throw new AssertionError("no such message within " + limit);
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    JsonNode await(Duration limit, String method) throws InterruptedException {
        return await(limit, message -> message.path("method").asText().equals(method));
    }

    boolean endsWithin(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many messages of a method wait to be read; they are taken. */
    long drain(String method) {
        var waiting = new java.util.ArrayList<JsonNode>();
        messages.drainTo(waiting);
        return waiting.stream()
                .filter(message -> message.path("method").asText().equals(method))
                .count();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.length() > "data: ".length()) {
                    messages.add(Mcp.tree(line.substring("data:".length())));
                }
            }
        } catch (IOException e) {
            // The stream was closed, by us or by the server: both are its end.
        } finally {
            ended.countDown();
        }
    }
}
