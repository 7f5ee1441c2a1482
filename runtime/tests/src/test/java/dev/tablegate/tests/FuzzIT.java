// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * H2: malformed bodies get a refusal of the client's kind, never a failure of the server, and harm nobody. 5,000 seeded
 * bodies; {@code -Dfuzz.bodies=100000} takes as many as the list of security tests asks for. That list's bound of 500 ms
 * holds for a machine that does nothing else; here nobody may wait for 5 seconds.
 */
class FuzzIT {

    private static final int BODIES = Integer.getInteger("fuzz.bodies", 5_000);
    private static final int THREADS = 8;
    private static final long SEED = 20_261_121;

    private static final List<String> METHODS = List.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "prompts/list",
            "prompts/get",
            "resources/list",
            "resources/read",
            "server/discover",
            "completion/complete",
            "logging/setLevel",
            "notifications/cancelled");
    private static final List<String> PARAMS = List.of(
            "{}",
            "{\"name\":\"list_tables\",\"arguments\":{}}",
            "{\"name\":\"get_item\",\"arguments\":{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}}",
            "{\"name\":\"query\",\"arguments\":{\"table\":\"Orders\",\"key\":{\"userId\":\"user001\"},\"limit\":2}}",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}",
            "{\"cursor\":\"abc\"}",
            "{\"uri\":\"tablegate://x\"}");
    private static final List<String> PIECES = List.of(
            "1e400",
            "-1e-400",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\u0000",
            "\ufeff",
            "null",
            "[[[[[[[[",
            "{\"id\":1,\"id\":2}",
            "\"\\u0000\"",
            "9".repeat(400),
            "/*x*/",
            "NaN",
            "'a'",
            ",",
            "}",
            "\"",
            "\\",
            "\u202e",
            "\"jsonrpc\":\"1.0\",");

    private final Random random = new Random(SEED);

    @Test
    void malformedBodiesAreTheClientsFaultAndHarmNobody() throws Exception {
        try (Server server = Server.demo()) {
            var mcp = new Mcp(server.mcp(), server.token("demo", Scope.READ));
            List<byte[]> bodies = bodies();
            List<String> wrong = new ArrayList<>();
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                List<Callable<String>> sendings = bodies.stream()
                        .map(body -> (Callable<String>) () -> problem(mcp, body))
                        .toList();
                for (Future<String> problem : threads.invokeAll(sendings)) {
                    if (!problem.get().isEmpty()) {
                        wrong.add(problem.get());
                    }
                }
            }
            assertEquals(List.of(), wrong);
            assertEquals(
                    "Alice Johnson",
                    mcp.structured("get_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}")
                            .path("item")
                            .path("name")
                            .asText());
            assertTrue(server.status().path("ready").asBoolean(), "the server is unharmed");
            assertTrue(Footprint.of(server.pid()).residentMegabytes() < 1_024, "memory");
        }
    }

    private static String problem(Mcp mcp, byte[] body) {
        boolean modern = body.length % 2 == 0;
        Map<String, String> headers = modern
                ? Map.of("MCP-Protocol-Version", Mcp.MODERN, "Mcp-Method", "tools/list")
                : Map.of("MCP-Protocol-Version", Mcp.LEGACY);
        long start = System.nanoTime();
        HttpResponse<String> response = Mcp.send(mcp.request(headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
        long millis = (System.nanoTime() - start) / 1_000_000;
        boolean leak = response.body().contains("Exception") || response.body().contains("com.fasterxml");
        boolean fine = response.statusCode() < 500 && !leak && millis < 5_000;
        return fine
                ? ""
                : response.statusCode() + " after " + millis + " ms to " + shown(body) + ": " + response.body();
    }

    private static String shown(byte[] body) {
        return new String(body, 0, Math.min(200, body.length), StandardCharsets.ISO_8859_1);
    }

    private List<byte[]> bodies() {
        var bodies = new ArrayList<>(extremes());
        IntStream.range(bodies.size(), BODIES).forEach(i -> bodies.add(mutated(valid())));
        return bodies;
    }

    private static List<byte[]> extremes() {
        String call =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_item\",\"arguments\":";
        return List.of(
                new byte[0],
                "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                "{\"a\":".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                (call + "[".repeat(100_000) + "]".repeat(100_000) + "}}").getBytes(StandardCharsets.US_ASCII),
                (call + "{\"table\":\"" + "x".repeat(3_000_000) + "\"}}}").getBytes(StandardCharsets.US_ASCII),
                (call + "{\"table\":\"" + "x".repeat(10_000_000) + "\"}}}").getBytes(StandardCharsets.US_ASCII),
                (call + "{\"table\":" + "9".repeat(1_000_000) + "}}}").getBytes(StandardCharsets.US_ASCII),
                (call + "{" + "\"k\":1,".repeat(100_000) + "\"k\":1}}}").getBytes(StandardCharsets.US_ASCII),
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0},
                new byte[] {(byte) 0xc0, (byte) 0x80, (byte) 0xf5});
    }

    private String valid() {
        return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                .formatted(random.nextInt(1_000), pick(METHODS), pick(PARAMS));
    }

    /** One to four changes: bytes flipped, cut out, doubled, or hostile pieces put in. */
    private byte[] mutated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int change = 0; change <= random.nextInt(4) && bytes.length > 1; change++) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + 1 + random.nextInt(20));
            byte[] head = Arrays.copyOf(bytes, at);
            byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
            bytes = switch (random.nextInt(4)) {
                case 0 ->
                    joined(head, new byte[] {(byte) random.nextInt(256)}, Arrays.copyOfRange(tail, 1, tail.length));
                case 1 -> joined(head, Arrays.copyOfRange(bytes, end, bytes.length));
                case 2 -> joined(head, Arrays.copyOfRange(bytes, at, end), tail);
                default -> joined(head, pick(PIECES).getBytes(StandardCharsets.UTF_8), tail);
            };
        }
        return bytes;
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
