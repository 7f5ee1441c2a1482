// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is revoked is over: for every request that starts after it, and for streams within a second (O7). */
class RevocationIT {

    private static final int THREADS = 16; // O7 has 64, which two processors cannot keep busy
    private static final int ENOUGH = 10_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String CALL =
            "{\"name\":\"get_item\",\"arguments\":{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}}";

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRevokedClientIsCutOffForGood() throws Exception {
        var client = OAuthClient.register(server, "to be revoked");
        var tokens = client.connect("read", "approve");
        cutOff(tokens.access(), "revoke", client.id());
        var refresh = client.refresh(tokens);
        assertEquals(401, refresh.statusCode(), refresh.body());
        assertTrue(refresh.body().contains("invalid_client"), refresh.body());
    }

    @Test
    void aProfileThatIsNotExposedAnyMoreEndsItsConnectionsForGood() throws Exception {
        var client = OAuthClient.register(server, "on a profile");
        var tokens = client.connect("read", "approve");
        cutOff(tokens.access(), "unexpose", "demo");
        run("expose", "demo");
        assertEquals(401, status(tokens.access()));
        var refresh = client.refresh(tokens);
        assertEquals(400, refresh.statusCode(), refresh.body());
        assertTrue(refresh.body().contains("invalid_grant"), refresh.body());
    }

    @Test
    void aServerThatIsSwitchedOffServesNobodyUntilItIsOn() throws Exception {
        var tokens = OAuthClient.register(server, "on a switch").connect("read", "approve");
        cutOff(tokens.access(), "off");
        run("on");
        assertEquals(200, status(tokens.access()));
    }

    /** Runs a command while the token is used as much as can be. */
    private static void cutOff(String token, String... command) throws Exception {
        var mcp = new Mcp(server.mcp(), token);
        var session = mcp.open(Mcp.LEGACY);
        try (var legacy = EventStream.open(
                        mcp.request(Map.of("MCP-Protocol-Version", Mcp.LEGACY, "Mcp-Session-Id", session.id()))
                                .setHeader("Accept", "text/event-stream")
                                .GET()
                                .build());
                var modern = EventStream.open(listen(mcp));
                var callers = new Callers(mcp)) {
            modern.await(Duration.ofSeconds(10), "notifications/subscriptions/acknowledged");
            callers.awaitServed();
            run(command);
            callers.over();
            long end = System.nanoTime() + SECOND.toNanos();
            assertTrue(legacy.endsWithin(SECOND), "the older stream is open still");
            assertTrue(modern.endsWithin(Duration.ofNanos(Math.max(0, end - System.nanoTime()))), "a stream is open");
            callers.awaitRefused();
        }
    }

    private static HttpRequest listen(Mcp mcp) {
        String params = "{\"notifications\":{\"toolsListChanged\":true}}";
        return mcp.request(mcp.modernHeaders("subscriptions/listen", params))
                .POST(HttpRequest.BodyPublishers.ofString(mcp.modernBody("subscriptions/listen", params)))
                .build();
    }

    private static int status(String token) {
        return new Mcp(server.mcp(), token).modern("tools/call", CALL).statusCode();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Run run = CommandLine.on(server, command);
        assertEquals(0, run.exit(), run.toString());
    }

    /** Threads that call a tool as fast as they can. */
    private static final class Callers implements AutoCloseable {

        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final AtomicLong served = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();
        private final AtomicLong wrong = new AtomicLong();
        private volatile boolean over;
        private volatile boolean closed;

        Callers(Mcp mcp) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> call(mcp));
            }
        }

        private void call(Mcp mcp) {
            while (!closed) {
                boolean startedAfter = over;
                int status = mcp.modern("tools/call", CALL).statusCode();
                if (!startedAfter) {
                    served.addAndGet(status == 200 ? 1 : 0);
                } else if (status == 401) {
                    refused.incrementAndGet();
                } else {
                    wrong.incrementAndGet();
                }
            }
        }

        /** What starts from now on must be refused. */
        void over() {
            over = true;
        }

        void awaitServed() throws InterruptedException {
            await(served, 10 * THREADS);
        }

        void awaitRefused() throws InterruptedException {
            await(refused, ENOUGH);
            assertEquals(0, wrong.get(), "requests that passed, or failed otherwise");
        }

        private static void await(AtomicLong count, long wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (count.get() < wanted) {
                assertTrue(System.nanoTime() < end, () -> count + " of " + wanted);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }

        @Override
        public void close() {
            closed = true;
            threads.close();
        }
    }
}
