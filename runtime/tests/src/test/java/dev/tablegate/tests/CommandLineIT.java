// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    void aStatementIsAnsweredWithItsRowsItsPlanAndItsCost() throws Exception {
        Run run = tablegate(
                "sql",
                "--profile",
                "demo",
                "select u.name, count(*) n, sum(o.total) from Orders o join Users u on u.userId = o.userId"
                        + " group by u.name order by 3 desc");
        assertEquals(0, run.exit(), run.toString());
        assertAll(
                () -> assertTrue(run.out().contains("Alice Johnson"), run.toString()),
                () -> assertTrue(run.out().contains("Users: scan"), run.toString()),
                () -> assertTrue(run.out().contains("read units"), run.toString()));
        fails(1, "read all of Users", "sql", "--profile", "demo", "--no-scan", "select * from Users");
        fails(1, "SELECT", "sql", "--profile", "demo", "delete from Users");
    }

    @Test
    void anExportBecomesAFileAndNothingOfItStaysWithTheServer() throws Exception {
        Path file = work.resolve("users.csv");
        Run run =
                tablegate("export", "--profile", "demo", "--table", "Users", "--format", "csv", "-o", file.toString());
        assertEquals(0, run.exit(), run.toString());
        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.size() == 11 && lines.getFirst().contains("userId"), lines.toString());
        assertTrue(run.err().contains("10 rows"), run.toString());
        Run shown = tablegate(
                "export", "--profile", "demo", "--sql", "select name from Users where userId = 'user001'", "-o", "-");
        assertEquals("{\"name\":\"Alice Johnson\"}", shown.out().strip(), shown.toString());
        fails(1, "is there already", "export", "--profile", "demo", "--table", "Users", "-o", file.toString());
        fails(1, "None", "export", "--profile", "demo", "--table", "None", "-o", "-");
        fails(2, "--table", "export", "--profile", "demo");
        try (var kept = Files.list(server.data().resolve("workspace"))) {
            assertEquals(List.of(), kept.toList());
        }
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
    void connectPrintsWhatEachClientNeedsAndKnowsTheProfiles() throws Exception {
        Run all = tablegate("connect", "demo");
        String address = server.mcp() + "?profile=demo";
        assertEquals(0, all.exit(), all.toString());
        for (String client : List.of("Claude Code", "Codex", "Cursor", "VS Code", "opencode", "Gemini CLI")) {
            assertTrue(all.out().contains(client), client);
        }
        Run one = tablegate("connect", "demo", "--client", "codex");
        assertEquals(
                "codex mcp add tablegate-demo --url \"" + address + "\"",
                one.out().strip());
        fails(1, "There is no profile \"nobody\"", "connect", "nobody");
        fails(1, "no client of that name", "connect", "demo", "--client", "netscape");
    }

    @Test
    void aRequestIsListedApprovedOnceAndRevokedByTheIdOfItsClient() throws Exception {
        var client = OAuthClient.register(server, "shell\u202e\u001b[31m tester");
        String request = client.waiting("full");
        String listed = line("waiting", request);
        assertTrue(listed.contains("\"shell[31m tester\" (its own words), code "), listed);
        assertTrue(listed.contains(", answers go to 127.0.0.1:9"), listed);
        assertTrue(listed.endsWith("asks for full on demo"), listed);
        fails(1, "There is no profile \"nobody\"", "approve", request, "--profile", "nobody");
        fails(1, "and 366 days", "approve", request, "--for", "367d");
        fails(2, "90s", "approve", request, "--for", "soon");
        Run approved = tablegate("approve", request, "--scope", "stage", "--for", "2h");
        assertEquals(
                "Approved: \"shell[31m tester\" on demo, stage.", approved.out().strip(), approved.toString());
        fails(1, "decided", "approve", request);
        fails(1, "decided", "deny", request);
        var tokens = client.connect("read", "approve");
        assertEquals(200, tools(tokens.access()));
        assertTrue(line("client", client.id()).contains("registered"));
        assertEquals(0, tablegate("revoke", client.id()).exit());
        assertEquals(401, tools(tokens.access()));
        fails(1, "no connection and no client", "revoke", client.id());
    }

    @Test
    void aPersonGrantsMoreThanWasAskedForAndDecidesOnce() throws Exception {
        String request = OAuthClient.register(server, "modest").waiting("read");
        assertEquals(0, tablegate("approve", request, "--scope", "stage").exit());
        fails(1, "decided", "deny", request);
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        fails(1, "Nothing of that id waits", "approve", "nope");
        fails(1, "Nothing of that id waits", "deny", "nope");
        fails(1, "no connection and no client", "revoke", "nope");
        fails(1, "There is no profile \"nobody\"", "expose", "nobody");
        Run never = tablegate("unexpose", "nobody");
        assertTrue(never.exit() == 0 && never.out().contains("was not exposed"), never.toString());
        fails(1, "none of which", "token", "--profile", "demo", "--scope", "read", "--label", "a\u202eb");
    }

    @Test
    void exposureIsShownAndChanged() throws Exception {
        assertTrue(profile().startsWith("exposed"), profile());
        assertEquals(0, tablegate("unexpose", "demo").exit());
        try {
            assertTrue(profile().startsWith("- "), profile());
            Run connect = tablegate("connect", "demo", "--client", "claude");
            assertTrue(connect.exit() == 0 && connect.err().contains("tablegate expose demo"), connect.toString());
            fails(1, "not exposed", "token", "--profile", "demo", "--scope", "read");
        } finally {
            assertEquals(0, tablegate("expose", "demo").exit());
        }
    }

    @Test
    void offIsSaidToWhoeverWantsToWork() throws Exception {
        String token = server.token("demo", Scope.READ);
        assertEquals(0, tablegate("off").exit());
        try {
            assertEquals(401, tools(token));
            fails(1, "tablegate on", "tools", "--profile", "demo");
            assertTrue(tablegate("connect", "demo").err().contains("tablegate on"));
            assertEquals(
                    "false",
                    Mcp.tree(tablegate("status", "--json").out()).path("on").asText());
        } finally {
            assertEquals(0, tablegate("on").exit());
        }
        assertEquals(200, tools(token));
    }

    @Test
    void theAuditRecordIsShownAndChecked() throws Exception {
        server.token("demo", Scope.READ);
        Run tail = tablegate("audit", "tail", "-n", "1");
        assertEquals("mint-token", Mcp.tree(tail.out()).path("action").asText(), tail.toString());
        Run verify = tablegate("audit", "verify");
        assertTrue(verify.exit() == 0 && verify.out().contains("whole"), verify.toString());
        assertEquals(2, CommandLine.run(List.of("audit")).exit());
        fails(2, "-n", "audit", "tail", "-n", "many");
    }

    @Test
    void withoutAServerItIsSaidHowToStartOne() throws Exception {
        String nowhere = work.resolve("nowhere").toString();
        for (List<String> verb : List.of(
                List.of("connect", "demo"), List.of("off"), List.of("approve", "x"), List.of("audit", "tail"))) {
            var all = new ArrayList<>(verb);
            all.addAll(List.of("--data", nowhere));
            Run run = CommandLine.run(all);
            assertEquals(1, run.exit(), verb + " " + run);
            assertTrue(run.err().contains("tablegate demo"), verb + " " + run);
        }
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

    /** Fails with an exit code and a sentence, and without a stack trace. */
    private static void fails(int exit, String words, String... arguments) throws IOException, InterruptedException {
        Run run = tablegate(arguments);
        assertEquals(exit, run.exit(), run.toString());
        assertTrue(run.err().contains(words), run.toString());
        assertFalse(run.err().contains("Exception") || run.err().contains("\tat "), run.toString());
    }

    /** The line that the verb clients prints of an id. */
    private static String line(String kind, String id) throws IOException, InterruptedException {
        Run run = tablegate("clients");
        return run.out()
                .lines()
                .filter(line -> line.startsWith(kind) && line.contains(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.toString()));
    }

    private static String profile() throws IOException, InterruptedException {
        return tablegate("profiles").out().lines().findFirst().orElse("");
    }

    private static int tools(String token) {
        return new Mcp(server.mcp(), token).modern("tools/list", "{}").statusCode();
    }
}
