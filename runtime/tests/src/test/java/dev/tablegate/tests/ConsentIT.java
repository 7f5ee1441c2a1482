// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** That nothing is approved or changed but by a person who means it, on a page of this server. */
class ConsentIT {

    private static final int ROUNDS = 5; // O9 has 50
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");
    private static final Pattern PLUGIN = Pattern.compile("href=\"(?:/system/console/)?([A-Za-z][A-Za-z0-9._-]+)\"");
    private static final Set<String> APPROVERS = Set.of(
            "tablegate-clients",
            "tablegate-changes",
            "tablegate-jobs",
            "tablegate-data",
            "tablegate-exports",
            "tablegate-connect",
            "tablegate-tools",
            "tablegate-audit",
            "tablegate-account",
            "tablegate-codes");

    private static Server server;
    private static Visitor ada;
    private static Visitor eve;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        ada = Visitor.operator(server, "ada");
        eve = ada.invite("eve", "APPROVER");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A request that waits, with the form that its page shows to ada. */
    private record Asked(String id, Map<String, String> form) {

        static Asked fresh(String scope) throws Exception {
            var client = OAuthClient.register(server, "asks");
            HttpResponse<String> answer = new Browser().open(client.authorize(scope, OAuthClient.random()));
            String path = answer.headers().firstValue("Location").orElseThrow();
            var form = new HashMap<>(Map.of("profile", "demo", "scope", "READ", "seconds", "0", "decision", "approve"));
            Matcher field = HIDDEN.matcher(ada.get(path).body());
            while (field.find()) {
                form.put(field.group(1), field.group(2));
            }
            return new Asked(form.get("request"), form);
        }

        HttpRequest.Builder post(Visitor visitor, Map<String, String> changes) {
            var all = new HashMap<>(form);
            all.putAll(changes);
            return visitor.request("/consent").POST(Visitor.body(all));
        }

        boolean waits() throws Exception {
            return ada.get("/consent/state?request=" + id).body().contains("true");
        }
    }

    private static void refused(Map<String, String> changes, UnaryOperator<HttpRequest.Builder> headers)
            throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Asked asked = Asked.fresh("read");
            HttpResponse<String> answer = ada.send(headers.apply(asked.post(ada, changes)));
            assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer.statusCode() + answer.body());
            assertTrue(asked.waits(), answer.body());
        }
    }

    private static HttpRequest.Builder own(HttpRequest.Builder request) {
        return request.header("Origin", ada.origin());
    }

    /** O9. */
    @Test
    void aFormFromElsewhereApprovesNothing() throws Exception {
        refused(Map.of("form", ""), ConsentIT::own);
        refused(Map.of("form", eve.token()), ConsentIT::own);
        refused(Map.of(), request -> request);
        refused(Map.of(), request -> request.header("Origin", "http://evil.example"));
        refused(Map.of(), request -> request.header("Origin", "null"));
        refused(Map.of(), request -> own(request).header("Sec-Fetch-Site", "cross-site"));
        refused(Map.of(), request -> own(request).header("Sec-Fetch-Site", "same-site"));
    }

    /** O9. A person may choose a scope that is wider than what was asked for, but none that the page does not offer. */
    @Test
    void aFormThatSaysOtherThanItsPageApprovesNothing() throws Exception {
        refused(Map.of("scope", "EVERYTHING"), ConsentIT::own);
        refused(Map.of("scope", ""), ConsentIT::own);
        refused(Map.of("profile", "not-exposed"), ConsentIT::own);
        refused(Map.of("profile", ""), ConsentIT::own);
        refused(Map.of("digest", Asked.fresh("read").form().get("digest")), ConsentIT::own);
        refused(Map.of("seconds", "-1"), ConsentIT::own);
        refused(Map.of("seconds", "for ever"), ConsentIT::own);
        refused(Map.of("decision", "maybe"), ConsentIT::own);
    }

    /** O9. */
    @Test
    void aFormCountsOnceAndForItsSessionOnly() throws Exception {
        Asked asked = Asked.fresh("read");
        var stranger = new Visitor(server);
        assertEquals(403, stranger.send(own(asked.post(stranger, Map.of()))).statusCode());
        assertEquals(403, eve.send(own(asked.post(eve, Map.of()))).statusCode());
        assertTrue(asked.waits());
        assertEquals(303, ada.send(own(asked.post(ada, Map.of()))).statusCode());
        assertEquals(404, ada.send(own(asked.post(ada, Map.of()))).statusCode());
        assertEquals(
                404, ada.send(own(asked.post(ada, Map.of("decision", "deny")))).statusCode());
    }

    /** C2: every path of the console, by every method that changes something. */
    @Test
    void noPluginTakesAChangeFromElsewhere() throws Exception {
        for (String plugin : plugins()) {
            String path = "/system/console/" + plugin;
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                String where = method + " " + path;
                assertEquals(403, status(ada, path, method, Map.of()), where);
                assertEquals(403, status(ada, path, method, Map.of("Origin", "http://evil.example")), where);
                assertEquals(403, status(ada, path, method, Map.of("Referer", "http://evil.example/x")), where);
                assertEquals(
                        403,
                        status(ada, path, method, Map.of("Origin", ada.origin(), "Sec-Fetch-Site", "cross-site")),
                        where);
                assertEquals(403, status(new Visitor(server), path, method, Map.of("Origin", ada.origin())), where);
            }
            if (plugin.startsWith("tablegate-")) {
                assertEquals(403, status(ada, path, "POST", Map.of("Origin", ada.origin())), path);
            }
        }
    }

    /** C4: approvers reach nothing of the framework, by whatever spelling. */
    @Test
    void approversReachTheirPagesOnly() throws Exception {
        Set<String> plugins = plugins();
        assertTrue(plugins.containsAll(Set.of("bundles", "configMgr", "components")), plugins.toString());
        plugins.addAll(Set.of("gogo", "bundles/0", "configMgr/x.json", "bundles.json"));
        for (String plugin : plugins) {
            String path = "/system/console/" + plugin;
            int get = status(eve, path, "GET", Map.of());
            assertEquals(APPROVERS.contains(plugin) ? 200 : 403, get, path);
            if (!APPROVERS.contains(plugin)) {
                assertEquals(403, status(eve, path, "POST", Map.of("Origin", ada.origin())), path);
            }
        }
        assertEquals(403, eve.console("connect", Map.of("on", "false")).statusCode());
        // Refused before it is asked who comes; the connection ends with it, so it is one of its own.
        String detour = "/system/console/tablegate-clients/..;/bundles";
        assertEquals(400, new Visitor(server).get(detour).statusCode());
        assertTrue(server.status().path("on").asBoolean(true));
    }

    @Test
    void everyPageForbidsFramesAndStrangeScripts() throws Exception {
        Asked asked = Asked.fresh("read");
        var paths = new TreeSet<>(Set.of(
                "/sign-in",
                "/sign-in/setup?token=x",
                "/sign-in/invitation?token=x",
                "/consent?request=" + asked.id(),
                "/consent?request=x",
                "/consent/state?request=x",
                "/authorize?client_id=x",
                "/authorize/continue?request=x",
                "/system/console",
                "/system/console/nothing"));
        plugins().forEach(plugin -> paths.add("/system/console/" + plugin));
        for (String path : paths) {
            for (Visitor visitor : List.of(ada, eve, new Visitor(server))) {
                HttpResponse<String> answer = visitor.get(path);
                assertEquals("DENY", header(answer, "X-Frame-Options"), path);
                assertEquals("nosniff", header(answer, "X-Content-Type-Options"), path);
                boolean framework = path.startsWith("/system/console/") && !path.contains("/tablegate-");
                assertTrue(framework || header(answer, "Cache-Control").contains("no-store"), path);
                if (answer.statusCode() != 303 && !path.contains("/state")) {
                    assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"), path);
                }
            }
        }
    }

    @Test
    void cookiesOfTheSessionAreOutOfReachForScriptsAndOtherSites() throws Exception {
        var visitor = new Visitor(server);
        HttpResponse<String> answer =
                visitor.form("/sign-in", Map.of("name", "ada", "password", Visitor.PASSWORD, "to", "//evil.example"));
        String cookie = header(answer, "Set-Cookie");
        assertTrue(cookie.startsWith("tablegate-session-" + server.port() + "="), cookie);
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        assertFalse(cookie.contains("Domain"), cookie);
        assertEquals("/system/console/tablegate-clients", header(answer, "Location"));
        assertEquals(200, visitor.get("/system/console/tablegate-clients").statusCode());
        visitor.form("/sign-in/out", Map.of());
        assertEquals(303, visitor.get("/system/console/tablegate-clients").statusCode());
    }

    @Test
    void whatPeopleDoStandsInTheAuditRecord() throws Exception {
        ada.invite("zoe", "APPROVER");
        ada.console("people", Map.of("action", "role", "name", "zoe", "role", "OPERATOR"));
        ada.console("people", Map.of("action", "remove", "name", "zoe"));
        new Visitor(server).form("/sign-in", Map.of("name", "zoe", "password", "guess"));
        var lines = CommandLine.on(server, "audit", "tail", "-n", "30");
        List<String> actions = lines.out()
                .lines()
                .map(Mcp::tree)
                .filter(line -> line.toString().contains("zoe"))
                .map(line -> line.path("action").asText() + " "
                        + line.path("decision").asText())
                .toList();
        assertTrue(
                actions.containsAll(List.of(
                        "invite-person ALLOWED",
                        "save-person ALLOWED",
                        "change-role ALLOWED",
                        "remove-person ALLOWED",
                        "sign-in DENIED")),
                lines.out() + lines.err());
    }

    private static Set<String> plugins() throws Exception {
        var found = new TreeSet<String>();
        Matcher link = PLUGIN.matcher(ada.get("/system/console/bundles").body());
        while (link.find()) {
            if (!link.group(1).equals("logout")) {
                found.add(link.group(1));
            }
        }
        assertTrue(found.size() > 10, found.toString());
        return found;
    }

    private static int status(Visitor visitor, String path, String method, Map<String, String> headers)
            throws Exception {
        var body = method.equals("GET") ? BodyPublishers.noBody() : Visitor.body(Map.of("action", "x"));
        var request = visitor.request(path).method(method, body);
        headers.forEach(request::header);
        return visitor.send(request).statusCode();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
