// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The server comes, goes, is killed and comes back; what it was told to keep it keeps. */
class LifecycleIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String PROFILE = """
            slug = kept
            label = Kept
            region = us-east-1
            accessKeyId = x
            secretAccessKey = very-secret
            endpoint = http://127.0.0.1:1
            """;

    @Test
    void aKilledServerComesBackWithItsTokens() throws Exception {
        Path data = Server.fresh();
        Files.createDirectories(data.resolve("config"));
        Files.writeString(data.resolve("config/dev.tablegate.profile-kept.cfg"), PROFILE);
        String token;
        Server killed = Server.run(data).open("kept");
        token = killed.token("kept", Scope.READ);
        killed.kill();
        assertTrue(Files.exists(data.resolve("run/status.json")), "a killed server leaves its status");
        try (Server back = Server.run(data)) {
            assertEquals(200, status(back, token));
            assertEquals(401, status(back, "tg_" + "A".repeat(43)));
        }
    }

    @Test
    void aProfileWhoseFileWasRemovedWhileNoServerRanIsGone() throws Exception {
        Path data = Server.fresh();
        Path file = Files.createDirectories(data.resolve("config")).resolve("dev.tablegate.profile-kept.cfg");
        Files.writeString(file, PROFILE);
        Server first = Server.run(data).open("kept");
        assertEquals("kept", first.status().path("profiles").path(0).asText());
        first.terminate();
        assertTrue(first.endsWithin(SOON));
        Files.delete(file);
        try (Server second = Server.run(data)) {
            assertTrue(
                    second.status().path("profiles").isEmpty(), second.status().toString());
        }
    }

    @Test
    void aDamagedStoreKeepsTheDoorShut() throws Exception {
        Path data = Server.fresh();
        Files.writeString(data.resolve("state.db"), "no database");
        Path output = data.resolve("output");
        Process process = new ProcessBuilder(
                        Distribution.home().resolve("bin/tablegate").toString(),
                        "run",
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertEquals(1, process.exitValue());
        assertTrue(Files.readString(output).contains("state.db"), Files.readString(output));
        assertFalse(Files.exists(data.resolve("run/status.json")));
    }

    @Test
    void aFileThatIsNoBundleIsNamed() throws Exception {
        try (Server server = Server.run(Server.fresh())) {
            byte[] garbage = new byte[5000];
            new Random(1).nextBytes(garbage);
            Files.write(server.data().resolve("plugins/garbage.jar"), garbage);
            awaitProblem(server, "garbage.jar");
            assertTrue(server.status().path("ready").asBoolean(), "others are unharmed");
        }
    }

    @Test
    void itStopsWithinSecondsWhileAClientListens() throws Exception {
        Path data = Server.fresh();
        Files.createDirectories(data.resolve("config"));
        Files.writeString(data.resolve("config/dev.tablegate.profile-kept.cfg"), PROFILE);
        try (Server server = Server.run(data).open("kept")) {
            var mcp = new Mcp(server.mcp(), server.token("kept", Scope.READ));
            var session = mcp.open(Mcp.LEGACY);
            EventStream stream = EventStream.open(
                    mcp.request(Map.of("MCP-Protocol-Version", Mcp.LEGACY, "Mcp-Session-Id", session.id()))
                            .setHeader("Accept", "text/event-stream")
                            .GET()
                            .build());
            server.terminate();
            assertTrue(server.endsWithin(SOON));
            stream.close();
            assertFalse(server.output().contains("ERROR"), server.output());
        }
    }

    @Test
    void nothingSecretIsInTheLog() throws Exception {
        Path data = Server.fresh();
        Files.createDirectories(data.resolve("config"));
        Files.writeString(data.resolve("config/dev.tablegate.profile-kept.cfg"), PROFILE);
        try (Server server = Server.run(data).open("kept")) {
            String token = server.token("kept", Scope.READ);
            assertEquals(200, status(server, token));
            String log = Files.readString(data.resolve("logs/tablegate.log"));
            assertFalse(log.contains(token) || log.contains("very-secret"), log);
            assertFalse(log.contains(Files.readString(data.resolve("run/admin.key"))), log);
        }
    }

    private static int status(Server server, String token) {
        return new Mcp(server.mcp(), token).modern("tools/list", "{}").statusCode();
    }

    private static void awaitProblem(Server server, String word) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            if (server.status().path("problems").toString().contains(word)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError(word + " is not named: " + server.status());
    }
}
