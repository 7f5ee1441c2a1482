// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command line, as a person types it. */
class CommandLineIT {

    @TempDir
    static Path work;

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
    void tokenPrintsTheTokenAloneAndItsHashIsAllThatStays() throws Exception {
        Run run = tablegate("token", "--profile", "demo", "--scope", "read", "--ttl", "1h", "--label", "mine");
        assertEquals(0, run.exit(), run.toString());
        String token = run.out().strip();
        assertTrue(token.matches("tg_[A-Za-z0-9_-]{43}"), run.toString());
        try (var files = Files.walk(server.data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                                .contains(token),
                        file.toString());
            }
        }
    }

    @Test
    void toolsAndCallWorkInTheShell() throws Exception {
        Run tools = tablegate("tools", "--profile", "demo");
        assertTrue(tools.exit() == 0 && tools.out().contains("get_item"), tools.toString());
        Run call = tablegate(
                "call", "get_item", "--profile", "demo", "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}");
        assertTrue(call.exit() == 0 && call.out().contains("Alice Johnson"), call.toString());
        Run failed = tablegate(
                "call", "get_item", "--profile", "demo", "{\"table\":\"None\",\"key\":{\"userId\":\"user001\"}}");
        assertEquals(1, failed.exit());
        assertTrue((failed.out() + failed.err()).contains("list_tables"), failed.toString());
    }

    @Test
    void wrongUseIsExplained() throws Exception {
        assertAll(
                () -> assertEquals(2, tablegate("nonsense").exit()),
                () -> assertEquals(
                        2,
                        tablegate("token", "--profile", "demo", "--scope", "all")
                                .exit()),
                () -> assertEquals(2, tablegate("token", "--scope", "read").exit()),
                () -> assertEquals(
                        1,
                        tablegate("token", "--profile", "nobody", "--scope", "read")
                                .exit()));
        Run json = tablegate("call", "get_item", "--profile", "demo", "{not json");
        assertTrue(json.exit() != 0 && json.err().contains("JSON"), json.toString());
        assertFalse(json.err().contains("Exception"), json.toString());
    }

    @Test
    void statusSaysWhereTheServerIsAndWhenThereIsNone() throws Exception {
        Run here = tablegate("status", "--json");
        assertEquals(0, here.exit(), here.toString());
        assertEquals(server.mcp().toString(), Mcp.tree(here.out()).path("mcp").asText());
        Run none = CommandLine.run(
                List.of("status", "--data", work.resolve("nothing").toString()));
        assertEquals(1, none.exit());
        assertFalse(none.err().isBlank(), none.toString());
    }

    @Test
    void aSecondServerOnOneDataDirectoryIsRefused() throws Exception {
        Run second = tablegate("run", "--port", "0");
        assertEquals(1, second.exit(), second.toString());
        assertTrue(second.err().contains(server.data().toString()), second.toString());
        assertFalse(second.err().contains("Exception"), second.toString());
        assertEquals(0, tablegate("status").exit());
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Run run = CommandLine.run(List.of(
                    "run", "--port", port, "--data", work.resolve("taken").toString()));
            assertEquals(1, run.exit(), run.toString());
            assertTrue(run.err().contains(port), run.toString());
            assertFalse(run.err().contains("Exception"), run.toString());
        }
    }

    @Test
    void stopEndsTheServerCleanly() throws Exception {
        try (Server other = Server.run(work.resolve("other"))) {
            Run stop = CommandLine.run(List.of("stop", "--data", other.data().toString()));
            assertEquals(0, stop.exit(), stop.toString());
            assertTrue(other.endsWithin(Duration.ofSeconds(20)));
            assertFalse(Files.exists(other.data().resolve("run/status.json")));
        }
    }

    private static Run tablegate(String... arguments) throws IOException, InterruptedException {
        return CommandLine.on(server, arguments);
    }
}
