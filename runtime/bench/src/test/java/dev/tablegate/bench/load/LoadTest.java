// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.load;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.bench.backend.BenchItem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadTest {

    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsEveryRightAnswer() throws Exception {
        var sample = drive(request -> request + BenchItem.NOTE);
        assertEquals(Optional.empty(), sample.fault());
        assertTrue(sample.requests() > 0);
        assertTrue(sample.millis(50) <= sample.millis(99));
    }

    @Test
    void anAnswerWithAnotherItemDoesNotCount() throws Exception {
        var sample = drive(request -> BenchItem.pk(99_999) + BenchItem.NOTE);
        assertTrue(sample.fault().isPresent());
    }

    @Test
    void anAnswerThatSaysErrorDoesNotCount() throws Exception {
        var sample = drive(request -> request + BenchItem.NOTE + "\"isError\":true");
        assertTrue(sample.fault().isPresent());
    }

    @Test
    void aLostConnectionDoesNotCount() throws Exception {
        var sample = drive(request -> {
            throw new IllegalStateException("broken on purpose");
        });
        assertTrue(sample.fault().isPresent());
    }

    private Sample drive(UnaryOperator<String> answer) throws IOException, InterruptedException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mcp", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            byte[] body = answer.apply(request).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
        return new Load(Target.open(uri), Expectation.ASKED_ITEM, 1_000).run(1, Duration.ofMillis(100));
    }
}
