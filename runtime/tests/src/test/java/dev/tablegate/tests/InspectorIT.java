// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The MCP Inspector's command line works with the server, in both eras. */
class InspectorIT {

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

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "modern"})
    void theInspectorListsAndCalls(String era) throws Exception {
        String list = inspect(era, "--method", "tools/list");
        assertTrue(list.contains("describe_table"), list);
        String item = inspect(
                era,
                "--method",
                "tools/call",
                "--tool-name",
                "get_item",
                "--tool-arg",
                "table=Users",
                "key={\"userId\":\"user001\"}");
        assertTrue(item.contains("Alice Johnson"), item);
    }

    private static String inspect(String era, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Node.executable(),
                Node.script("@modelcontextprotocol/inspector"),
                "--cli",
                server.mcp().toString(),
                "--transport",
                "http",
                "--protocol-era",
                era,
                "--header",
                "Authorization: Bearer " + server.token("demo", Scope.READ)));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(work, era, ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertEquals(0, ended ? process.exitValue() : -1, Files.readString(log));
        return Files.readString(log);
    }
}
