// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A table becomes a file: the agent reads it as a resource, a person downloads it, and nobody else has it. */
class ExportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Server server;
    private static Visitor operator;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        operator = Visitor.operator(server, "ada");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static Mcp agent(Scope scope) throws IOException, InterruptedException {
        return new Mcp(server.mcp(), server.token("demo", scope));
    }

    @Test
    void aTableBecomesAFileOfItsOwnConnection() throws Exception {
        var agent = agent(Scope.FULL);
        var made = agent.structured("export", "{\"format\":\"csv\",\"table\":\"Users\"}");
        assertEquals("done", made.path("status").asText(), made.toString());
        assertEquals(10, made.path("rows").asInt());
        String uri = made.at("/file/resource").asText();
        String text = read(agent, uri).at("/contents/0/text").asText();
        assertTrue(text.contains("Alice Johnson"), text);
        assertEquals(made.at("/file/sha256").asText(), sha256(text));
        var manifest = Mcp.tree(read(agent, made.at("/file/manifest").asText())
                .at("/contents/0/text")
                .asText());
        assertEquals("demo", manifest.path("profile").asText());
        assertEquals(10, manifest.path("rows").asInt());
        var stranger = agent(Scope.FULL);
        assertFalse(Mcp.message(stranger.modern("resources/read", "{\"uri\":\"" + uri + "\"}"))
                .path("error")
                .isMissingNode());
        assertTrue(stranger.call("export", "{\"id\":\"" + made.path("id").asText() + "\"}")
                .path("isError")
                .asBoolean());
    }

    @Test
    void whoNamesNoFormatIsToldAllOfThem() throws Exception {
        var refused = agent(Scope.FULL).call("export", "{\"table\":\"Users\"}").toString();
        assertTrue(refused.contains("The formats are: ") && refused.contains("parquet"), refused);
    }

    @Test
    void onlyTheFullScopeExports() throws Exception {
        var refused = Mcp.message(
                agent(Scope.STAGE).modern("tools/call", "{\"name\":\"export\",\"arguments\":{\"format\":\"csv\"}}"));
        assertFalse(refused.toString().contains("csv,"), refused.toString());
        assertTrue(refused.has("error") || refused.at("/result/isError").asBoolean(), refused.toString());
    }

    @Test
    void peopleDownloadOnRecordAndNothingReadableLiesOnTheDisk() throws Exception {
        var made = agent(Scope.FULL)
                .structured("export", "{\"format\":\"csv\",\"table\":\"Users\",\"compression\":\"none\"}");
        String path = "/download?export=" + made.path("id").asText();
        assertFalse(new Visitor(server).get(path).body().contains("Alice"));
        var file = operator.get(path);
        assertEquals(made.at("/file/sha256").asText(), sha256(file.body()));
        assertEquals(
                "attachment; filename=\"" + made.at("/file/name").asText() + "\"",
                file.headers().firstValue("content-disposition").orElse(""));
        assertEquals(
                "nosniff", file.headers().firstValue("x-content-type-options").orElse(""));
        assertTrue(operator.get("/system/console/tablegate-exports")
                .body()
                .contains(made.at("/file/name").asText()));
        assertTrue(operator.get("/system/console/tablegate-audit?kind=export")
                .body()
                .contains("export-download"));
        Path folder = server.data().resolve("workspace");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        for (Path one : files()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
            assertFalse(Files.readString(one, StandardCharsets.ISO_8859_1).contains("Alice"));
        }
    }

    @Test
    void filesGoWithTheirConnection() throws Exception {
        var before = Set.copyOf(files());
        var agent = agent(Scope.FULL);
        var made = agent.structured("export", "{\"format\":\"csv\",\"table\":\"Users\"}");
        String id = made.at("/file/resource").asText().replace("tablegate://files/", "");
        Path file = server.data().resolve("workspace").resolve(id);
        assertTrue(Files.exists(file) && !before.contains(file));
        var revoked = operator.console("clients", Map.of("action", "revoke", "id", connection(made)));
        assertTrue(revoked.body().contains("Revoked"), revoked.body());
        Instant end = Instant.now().plus(PATIENCE);
        while (Files.exists(file)) {
            assertTrue(Instant.now().isBefore(end), "the file is still there");
            Thread.sleep(50);
        }
    }

    /** Which connection an export belongs to stands in the audit record. */
    private static String connection(JsonNode made) throws IOException {
        try (var all = Files.walk(server.data().resolve("audit"))) {
            List<String> lines = all.filter(Files::isRegularFile)
                    .flatMap(file -> lines(file).stream())
                    .filter(line -> line.contains("export-start")
                            && line.contains(made.path("id").asText()))
                    .toList();
            return Mcp.tree(lines.getFirst()).path("connection").asText();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException notText) {
            return List.of();
        }
    }

    private static List<Path> files() throws IOException {
        Path folder = server.data().resolve("workspace");
        try (var all = Files.list(folder)) {
            return all.collect(Collectors.toList());
        }
    }

    private static JsonNode read(Mcp agent, String uri) {
        return Mcp.result(agent.modern("resources/read", "{\"uri\":\"" + uri + "\"}"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
