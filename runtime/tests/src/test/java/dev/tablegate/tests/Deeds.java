// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that leaves a line in the audit record, done once, with all secrets that came up on the way. */
final class Deeds {

    /** Ends a line, colours a terminal, and turns the direction of what follows. */
    static final String NASTY = "name\r\n{\"forged\":true}\n\u001b[31mred\u202egnp.exe\u0007\u2028";

    private static final Pattern SETUP = Pattern.compile("http\\S+/sign-in/setup\\?token=(\\S+)");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("<pre id=\"tg-secret\"[^>]*>([^<]+)</pre>");
    private static final Pattern CLIENT = Pattern.compile("lient id: ([A-Za-z0-9_-]+)");
    private static final String PASSWORD = "correct-horse-battery-staple";

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
        Matcher setup = matched(SETUP, server.output());
        var browser = new Browser();
        URI signIn = server.mcp().resolve("/sign-in");
        browser.submit(
                server.mcp().resolve("/sign-in/setup"),
                Map.of("token", known(setup.group(1)), "name", "olga", "password", known(PASSWORD)));
        String wrong = known("a-wrong-password-of-olga");
        new Browser().submit(signIn, Map.of("name", "olga", "password", wrong, "to", ""));
        new Browser().submit(signIn, Map.of("name", NASTY, "password", wrong, "to", ""));
        new Browser().submit(signIn, Map.of("name", "olga", "password", PASSWORD, "to", ""));
        apiClient(browser, server.mcp().resolve("/system/console/tablegate-clients"));
    }

    private void apiClient(Browser browser, URI page) throws IOException, InterruptedException {
        String form = matched(FORM, browser.open(page).body()).group(1);
        known(form);
        String made = browser.submit(
                        page,
                        Map.of("form", form, "action", "create", "name", NASTY, "profile", "demo", "scope", "READ"))
                .body();
        HttpResponse<String> token = new OAuthClient(
                        server, matched(CLIENT, made).group(1), "")
                .token(Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        matched(CLIENT, made).group(1),
                        "client_secret",
                        known(matched(SECRET, made).group(1))));
        JsonNode answer = Mcp.tree(token.body());
        if (token.statusCode() != 200) {
            throw new AssertionError(token.statusCode() + " " + token.body());
        }
        new Mcp(server.mcp(), known(answer.path("access_token").asText())).call("list_tables", "{}");
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

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return matcher;
    }
}
