// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that leaves a line in the audit record, done once, with all secrets that came up on the way. */
final class Deeds {

    /** Ends a line, colours a terminal, and turns the direction of what follows. */
    static final String NASTY = "name\r\n{\"forged\":true}\n\u001b[31mred\u202egnp.exe\u0007\u2028";

    private final List<String> secrets = new ArrayList<>();
    private final Server server;

    private Deeds(Server server) {
        this.server = server;
    }

    /** Does everything, and gives back the secrets. */
    static List<String> on(Server server) throws Exception {
        var deeds = new Deeds(server);
        deeds.callsByToken();
        deeds.connections();
        deeds.administration();
        deeds.console();
        return deeds.secrets;
    }

    private void callsByToken() throws Exception {
        String token = known(server.token("demo", Scope.READ));
        var mcp = new Mcp(server.mcp(), token);
        mcp.call("list_tables", "{}");
        String table = Mcp.JSON.getNodeFactory().textNode("Users" + NASTY).toString();
        mcp.call("get_item", "{\"table\":%s,\"key\":{\"userId\":%s}}".formatted(table, table));
        // The name of the tool is a header, too, which cannot hold this; the older era has no such header.
        var session = mcp.open(Mcp.LEGACY);
        session.send(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":%s,\"arguments\":{}}}"
                        .formatted(table));
        session.send("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"resources/read\",\"params\":{\"uri\":%s}}"
                .formatted(table));
        run("token", "--profile", "demo", "--scope", "read", "--label", "by hand");
        new Mcp(server.mcp(), known("tg_" + OAuthClient.random())).modern("tools/list", "{}");
    }

    private void connections() throws Exception {
        var client = OAuthClient.register(server, NASTY);
        String verifier = known(OAuthClient.random());
        URI callback =
                new Browser().callback(server, client.authorize("full", verifier), "approve", "--scope", "stage");
        var tokens = OAuthClient.Tokens.of(client.redeem(known(OAuthClient.code(callback)), verifier));
        known(tokens.access());
        known(tokens.refresh());
        var fresh = OAuthClient.Tokens.of(client.refresh(tokens));
        known(fresh.refresh());
        new Mcp(server.mcp(), known(fresh.access())).call("list_tables", "{}");
        new Browser().callback(server, client.authorize("read", verifier), "deny");
        run("revoke", client.id());
    }

    private void administration() throws IOException, InterruptedException {
        run("unexpose", "demo");
        run("expose", "demo");
        run("off");
        run("on");
    }

    private void console() throws IOException, InterruptedException {
        Path link = server.data().resolve("run/setup-link");
        known(Files.readString(link).strip().replaceFirst(".*token=", ""));
        var olga = Visitor.operator(server, "olga");
        known(olga.token());
        signIn("olga", known(Visitor.PASSWORD));
        signIn("olga", known("a wrong password of olga"));
        signIn(NASTY, known("a wrong password of nobody"));
        apiClient(olga);
    }

    private void signIn(String name, String password) throws IOException, InterruptedException {
        new Visitor(server).form("/sign-in", Map.of("name", name, "password", password, "to", ""));
    }

    private void apiClient(Visitor operator) throws IOException, InterruptedException {
        var client = SecretClient.made(operator, NASTY, "demo", Scope.READ);
        known(client.secret());
        var tokens = client.tokens(server);
        new Mcp(server.mcp(), known(tokens.access())).call("list_tables", "{}");
    }

    private String known(String secret) {
        secrets.add(secret);
        return secret;
    }

    private void run(String... command) throws IOException, InterruptedException {
        Run run = CommandLine.on(server, command);
        if (run.exit() != 0) {
            throw new AssertionError(run.toString());
        }
        if (command[0].equals("token")) {
            known(run.out().strip());
        }
    }
}
