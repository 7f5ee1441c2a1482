// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Real clients go the whole way: they find the authorization server, register, let a person approve them, and list tools
 * (O11). For one the person clicks in a real browser, for the others at the command line. No client has an account.
 */
class RealClientsIT {

    @TempDir
    static Path work;

    private static Path clients;
    private static String node;
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        try {
            clients = Node.clients();
            node = Node.executable();
        } catch (IOException e) {
            // Left out where a person has no npm, but never unseen.
            assertTrue(System.getenv("CI") == null, e.toString());
            Assumptions.abort("npm cannot install the clients here: " + e.getMessage());
        }
        server = Server.demo();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void claudeCodeConnectsAndIsCutOffWhenItIsRevoked() throws Exception {
        String claude = program("@anthropic-ai/claude-code-linux-%s/claude", "x64", "arm64");
        var agent = new Agent(work.resolve("claude"));
        agent.run(claude, "mcp", "add", "--transport", "http", "demo", url());
        Visitor.operator(server, "ada");
        try (var chromium = Chromium.start();
                var login = agent.startInTerminal(claude, "mcp", "login", "demo")) {
            var tab = chromium.tab("ada").open(server.mcp().resolve("/sign-in"));
            tab.fill("Name", "ada")
                    .fill("Password", Visitor.PASSWORD)
                    .click("Sign in")
                    .at("/system/console");
            tab.open(login.address()).see("Claude Code").click("Approve").at("/callback?code=");
            login.end();
        }
        String list = agent.run(claude, "mcp", "list");
        assertTrue(list.contains("Connected"), list);
        Run revoked = CommandLine.on(server, "revoke", connection("Claude Code"));
        assertTrue(revoked.exit() == 0, revoked.toString());
        String cut = agent.run(claude, "mcp", "list");
        assertFalse(cut.contains("Connected"), cut);
        assertTrue(cut.contains("eeds authentication"), cut);
    }

    @Test
    void codexConnectsAndListsTheTools() throws Exception {
        String codex = clients.resolve("@openai/codex/bin/codex.js").toString();
        var agent = new Agent(work.resolve("codex"));
        try (var add = agent.start(node, codex, "mcp", "add", "demo", "--url", url())) {
            new Browser().authorize(server, add.address(), "approve");
            add.end();
        }
        String list = agent.run(node, codex, "mcp", "list", "--json");
        assertTrue(list.contains("\"auth_status\": \"o_auth\""), list);
        connection("Codex");
        try (var app = agent.start(node, codex, "app-server")) {
            app.say("""
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"clientInfo":{"name":"test","version":"1"}}}
                    {"jsonrpc":"2.0","method":"initialized"}
                    {"jsonrpc":"2.0","id":2,"method":"mcpServerStatus/list","params":{}}
                    """);
            app.awaitWord("describe_table");
        }
    }

    @Test
    void opencodeConnects() throws Exception {
        String opencode = program("opencode-linux-%s/bin/opencode", "x64-baseline");
        var agent = new Agent(work.resolve("opencode"))
                .with("opencode.json", "{\"mcp\":{\"demo\":{\"type\":\"remote\",\"url\":\"%s\"}}}".formatted(url()));
        try (var auth = agent.startInTerminal(opencode, "mcp", "auth", "demo")) {
            new Browser().authorize(server, auth.address(), "approve");
            auth.end();
        }
        String list = agent.run(opencode, "mcp", "list");
        assertTrue(list.contains("connected"), list);
        connection("OpenCode");
    }

    @Test
    void mcporterConnectsAndListsTheTools() throws Exception {
        String mcporter = clients.resolve("mcporter/dist/cli.js").toString();
        var agent = new Agent(work.resolve("mcporter"))
                .with(
                        "config/mcporter.json",
                        "{\"mcpServers\":{\"demo\":{\"url\":\"%s\",\"auth\":\"oauth\"}}}".formatted(url()));
        try (var auth = agent.start(node, mcporter, "auth", "demo")) {
            new Browser().authorize(server, auth.address(), "approve");
            auth.end();
        }
        String list = agent.run(node, mcporter, "list", "demo");
        assertTrue(list.contains("function describe_table("), list);
        connection("mcporter");
    }

    @Test
    void mcpRemoteConnectsAndListsTheTools() throws Exception {
        String remote = clients.resolve("mcp-remote/dist/client.js").toString();
        var agent = new Agent(work.resolve("mcp-remote"));
        try (var client = agent.start(node, remote, url(), "--allow-http")) {
            new Browser().authorize(server, client.address(), "approve");
            client.awaitWord("describe_table");
        }
        connection("MCP CLI");
    }

    private static String url() {
        return server.mcp() + "?profile=demo";
    }

    /** The id of the one connection whose client calls itself so. */
    private static String connection(String name) throws IOException, InterruptedException {
        Run run = CommandLine.on(server, "clients");
        List<String> found = run.out()
                .lines()
                .filter(line -> line.startsWith("approved") && line.contains("\"" + name))
                .toList();
        assertTrue(found.size() == 1 && found.get(0).contains("on demo, read"), run.toString());
        return found.get(0).split("\\s+", -1)[1];
    }

    private static String program(String path, String... machines) {
        for (String machine : machines) {
            Path program = clients.resolve(path.formatted(machine));
            if (Files.isExecutable(program)) {
                return program.toString();
            }
        }
        return Assumptions.abort("the client has no program for this machine");
    }
}
