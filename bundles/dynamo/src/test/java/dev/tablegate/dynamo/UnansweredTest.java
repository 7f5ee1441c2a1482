// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.NoCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Nothing is called unwritten that may be written, and no transaction is sent twice behind the caller's back. */
class UnansweredTest {

    private static final Map<String, Value> KEY = Map.of("id", new Value.Text("1"));

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private Fixture fixture;
    private SdkWriter writer;
    private volatile String code = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            if (code.equals("slow")) {
                pause();
            }
            var bytes = ("{\"__type\":\"x#" + code + "\",\"message\":\"\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            if (code.equals("cut")) {
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes, 0, 1);
                throw new IOException("cut off");
            }
            exchange.sendResponseHeaders(code.startsWith("Internal") ? 500 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        fixture =
                new Fixture(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        writer = new SdkWriter(fixture.profiles, new NoCodes(), new FakeMeter());
    }

    @AfterEach
    void stop() {
        writer.close();
        fixture.close();
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "InternalServerError",
                "TransactionInProgressException",
                "IdempotentParameterMismatchException",
                "cut",
                "slow"
            })
    void itMayBeWritten(String answer) {
        code = answer;
        assertThrows(Writer.Unanswered.class, this::transact);
        assertEquals(1, requests.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"})
    void tooMuchAtOnceMayPassLater(String answer) {
        code = answer;
        var refused = assertInstanceOf(Result.Refused.class, transact());
        assertInstanceOf(Reason.Busy.class, refused.reasons().getFirst());
        assertEquals(1, requests.get());
    }

    @Test
    void aMissingPermissionIsSaid() {
        code = "AccessDeniedException";
        var refusal = assertThrows(ToolException.class, this::transact);
        assertEquals(Standard.DENIED, refusal.code());
        assertTrue(refusal.getMessage().contains("PutItem"), refusal.getMessage());
    }

    @Test
    void whatWasNeverSentIsNotWritten() {
        server.stop(0);
        assertEquals(
                Standard.UNAVAILABLE,
                assertThrows(ToolException.class, this::transact).code());
    }

    /** A server that takes no more connections lets them wait. */
    @Test
    void whatWasNeverConnectedIsNotWritten() throws IOException {
        var waiting = new ArrayList<Socket>();
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int count = 0; count < 4; count++) {
                var socket = new Socket();
                waiting.add(socket);
                connect(socket, full.getLocalSocketAddress());
            }
            fixture.profiles.put(MemoryProfiles.local("demo", URI.create("http://127.0.0.1:" + full.getLocalPort())));
            var call = new FakeCall();
            var refusal = assertThrows(
                    ToolException.class,
                    () -> writer.transact(call, List.of(new ItemWrite.Create("Things", KEY, KEY)), "token"));
            assertEquals(Standard.UNAVAILABLE, refusal.code());
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    private static void connect(Socket socket, SocketAddress address) throws IOException {
        try {
            socket.connect(address, 200);
        } catch (SocketTimeoutException full) {
            // As wanted: no further one gets in.
            assertTrue(full.getMessage().contains("timed out"), full.getMessage());
        }
    }

    private Result transact() {
        var call = new FakeCall().withDeadline(Instant.now().plusMillis(900));
        return writer.transact(call, List.of(new ItemWrite.Create("Things", KEY, KEY)), "token");
    }

    private static void pause() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
