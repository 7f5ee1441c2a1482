// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The official conformance suite's scenarios for authorization servers, with a person who approves. */
class AuthorizationConformanceIT {

    private static final Pattern AUTHORIZE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/authorize\\?\\S+");

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
    void theScenariosForAuthorizationServersPass() throws Exception {
        int port = freePort();
        String client = OAuthClient.register(server, "suite", "http://127.0.0.1:%d/callback".formatted(port))
                .id();
        Path log = work.resolve("authorization.log");
        Process suite = new ProcessBuilder(List.of(
                        Node.executable(),
                        Node.script("@modelcontextprotocol/conformance"),
                        "authorization",
                        "--url",
                        "http://127.0.0.1:" + server.port(),
                        "--client-id",
                        client,
                        "--resource",
                        server.mcp() + "?profile=demo",
                        "-p",
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            new Browser().authorize(server, awaitAddress(log, suite), "approve");
            suite.waitFor(2, TimeUnit.MINUTES);
        } finally {
            suite.destroyForcibly().waitFor();
        }
        String said = Files.readString(log);
        assertEquals(0, suite.exitValue(), said);
        assertTrue(said.contains("Total: 2 passed, 0 failed"), said);
    }

    private static URI awaitAddress(Path log, Process suite) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600 && suite.isAlive(); attempt++) {
            Matcher address = AUTHORIZE.matcher(Files.readString(log));
            if (address.find()) {
                return URI.create(address.group());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no address to open: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
