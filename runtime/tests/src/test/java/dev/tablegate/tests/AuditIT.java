// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything leaves a line in the audit record, no line can be changed unseen, and no secret is in any file. */
class AuditIT {

    @TempDir
    static Path work;

    private static Server server;
    private static List<String> secrets;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        secrets = Deeds.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everySortOfEventIsThereAndTheRecordIsWhole() throws Exception {
        Run whole = verify(server.data());
        assertEquals(0, whole.exit(), whole.toString());
        var seen = new HashSet<String>();
        for (JsonNode line : lines()) {
            seen.add("%s %s %s"
                    .formatted(
                            line.path("kind").asText(),
                            line.path("action").asText(),
                            line.path("decision").asText()));
        }
        var missing = new HashSet<>(Set.of(
                "CALL list_tables ALLOWED",
                "CALL get_item FAILED",
                "CONSENT approve ALLOWED",
                "CONSENT deny ALLOWED",
                "SIGN_IN sign-in ALLOWED",
                "SIGN_IN sign-in DENIED",
                "ADMINISTRATION mint-token ALLOWED",
                "ADMINISTRATION expose ALLOWED",
                "ADMINISTRATION unexpose ALLOWED",
                "ADMINISTRATION remove-client ALLOWED",
                "ADMINISTRATION create-client ALLOWED"));
        missing.removeAll(seen);
        assertEquals(Set.of(), missing, () -> "seen: " + seen);
    }

    /** H9: line ends, colours and turned text in names of clients, people and tools, and in arguments. */
    @Test
    void whatOthersSendStaysWithinItsLine() throws Exception {
        byte[] record = Files.readAllBytes(record(server.data()));
        for (byte b : record) {
            assertTrue(b == '\n' || b >= ' ' && b < 0x7f, () -> "a byte " + b);
        }
        long number = 0;
        for (JsonNode line : lines()) {
            number++;
            assertEquals(number, line.path("number").asLong(), line.toString());
            assertFalse(line.has("forged"), line.toString());
        }
        String log = Files.readString(server.data().resolve("logs/tablegate.log"), StandardCharsets.ISO_8859_1);
        assertFalse(log.contains("\u001b") || log.contains("\n{\"forged"), log);
    }

    @Test
    void everyEditCutAndSwapIsFound() throws Exception {
        Map<String, UnaryOperator<byte[]>> forgeries = Map.of(
                "one byte", AuditIT::oneByte,
                "the last line", bytes -> lines(bytes, all -> all.remove(all.size() - 1)),
                "the first line", bytes -> lines(bytes, all -> all.remove(0)),
                "a line in the middle", bytes -> lines(bytes, all -> all.remove(all.size() / 2)),
                "two lines swapped", bytes -> lines(bytes, all -> Collections.swap(all, 3, 4)),
                "a line twice", bytes -> lines(bytes, all -> all.add(5, all.get(5))));
        assertEquals(0, verify(copy("nothing")).exit());
        for (var forgery : forgeries.entrySet()) {
            Path copy = copy(forgery.getKey());
            Files.write(record(copy), forgery.getValue().apply(Files.readAllBytes(record(copy))));
            Run broken = verify(copy);
            assertEquals(1, broken.exit(), forgery.getKey() + " " + broken);
            assertTrue(broken.out().contains("broken"), broken.toString());
        }
    }

    @Test
    void anEditUnderTheRunningServerIsFound() throws Exception {
        Path file = record(server.data());
        byte[] before = Files.readAllBytes(file);
        try {
            Files.write(file, oneByte(before));
            Run broken = verify(server.data());
            assertEquals(1, broken.exit(), broken.toString());
        } finally {
            Files.write(file, before);
        }
        Run mended = verify(server.data());
        assertEquals(0, mended.exit(), mended.toString());
    }

    @Test
    void whatACallerSaysOfItselfCountsForNothing() throws Exception {
        var mcp = new Mcp(server.mcp(), server.token("demo", Scope.READ));
        String call = "{\"name\":\"list_tables\",\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/clientInfo\":"
                + "{\"name\":\"spoofed-root\",\"version\":\"1\"}}}";
        var headers = new HashMap<>(mcp.modernHeaders("tools/call", call));
        for (String name : List.of("X-MCP-User", "X-Forwarded-User", "X-Remote-User", "X-Auth-Request-Email", "From")) {
            headers.put(name, "spoofed-root");
        }
        assertEquals(200, mcp.post(headers, mcp.modernBody("tools/call", call)).statusCode());
        Run tail = CommandLine.on(server, "audit", "tail", "-n", "1");
        assertTrue(tail.out().contains("\"action\":\"list_tables\""), tail.toString());
        assertFalse(Files.readString(record(server.data())).contains("spoofed-root"));
    }

    /** X1. */
    @Test
    void noSecretIsInAnyFile() throws Exception {
        var found = new ArrayList<String>();
        var contents = new HashMap<String, String>();
        // The link that sets up the first operator is printed on purpose, and used up by now.
        contents.put("output", server.output().replaceAll("setup\\?token=\\S+", ""));
        for (Path file : files(server.data())) {
            contents.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        contents.forEach((file, content) -> secrets.stream()
                .filter(content::contains)
                .map(secret -> secret + " in " + file)
                .forEach(found::add));
        assertTrue(secrets.size() >= 14, secrets.toString());
        assertEquals(List.of(), found);
    }

    /** X1. */
    @Test
    void filesAreTheOwnersAlone() throws Exception {
        var open = new ArrayList<String>();
        try (var all = Files.walk(server.data())) {
            for (Path file : all.toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                boolean runs = Files.isDirectory(file) || file.toString().endsWith(".so");
                if (!permissions.equals(runs ? "rwx------" : "rw-------")) {
                    open.add(permissions + " " + file);
                }
            }
        }
        assertEquals(List.of(), open);
    }

    private static Run verify(Path data) throws IOException, InterruptedException {
        return CommandLine.run(List.of("audit", "verify", "--data", data.toString()));
    }

    private static Path record(Path data) {
        return data.resolve("audit/audit-000001.jsonl");
    }

    private static List<JsonNode> lines() throws IOException {
        return Files.readString(record(server.data()), StandardCharsets.US_ASCII)
                .lines()
                .map(Mcp::tree)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Path copy(String name) throws IOException {
        Path folder =
                Files.createDirectories(work.resolve(name.replace(' ', '-')).resolve("audit"));
        for (Path file : files(server.data().resolve("audit"))) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        return folder.getParent();
    }

    private static byte[] oneByte(byte[] bytes) {
        byte[] forged = bytes.clone();
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("list_tables");
        forged[place] = 'x';
        return forged;
    }

    private static byte[] lines(byte[] bytes, Consumer<List<String>> forge) {
        var all = new ArrayList<>(
                new String(bytes, StandardCharsets.ISO_8859_1).lines().toList());
        forge.accept(all);
        return (String.join("\n", all) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
