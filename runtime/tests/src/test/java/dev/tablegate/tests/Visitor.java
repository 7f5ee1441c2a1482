// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who uses the console's pages with a browser that does what it is told, honest or not. */
final class Visitor {

    static final String PASSWORD = "correct horse battery";

    private static final Pattern FIELD = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("/sign-in/invitation\\?token=[A-Za-z0-9_-]+");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final Server server;

    Visitor(Server server) {
        this.server = server;
    }

    /** The first operator, who takes the setup link of a fresh server. */
    static Visitor operator(Server server, String name) throws IOException, InterruptedException {
        var visitor = new Visitor(server);
        String link = Files.readString(server.data().resolve("run/setup-link")).strip();
        String token = link.substring(link.indexOf('=') + 1);
        visitor.form("/sign-in/setup", Map.of("token", token, "name", name, "password", PASSWORD));
        return visitor;
    }

    /** Somebody whom this operator invites, and who comes. */
    Visitor invite(String name, String role) throws IOException, InterruptedException {
        String answer = console("people", Map.of("action", "invite", "name", name, "role", role))
                .body();
        Matcher link = LINK.matcher(answer);
        if (!link.find()) {
            throw new AssertionError(answer);
        }
        String token = link.group().substring(link.group().indexOf('=') + 1);
        var invited = new Visitor(server);
        invited.form("/sign-in/invitation", Map.of("token", token, "password", PASSWORD));
        return invited;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** Sends a form as a page of the server would. */
    HttpResponse<String> form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send(request(path).header("Origin", origin()).POST(body(fields)));
    }

    /** Fills in a form of a page in the console, and sends it. */
    HttpResponse<String> console(String page, Map<String, String> fields) throws IOException, InterruptedException {
        String path = "/system/console/tablegate-" + page;
        return form(path, with(fields, "form", token()));
    }

    /** What the forms of this session carry. */
    String token() throws IOException, InterruptedException {
        Matcher field = FIELD.matcher(get("/system/console/tablegate-account").body());
        if (!field.find()) {
            throw new AssertionError("not signed in");
        }
        return field.group(1);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        URI address = server.mcp().resolve(path);
        return HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded");
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    static HttpRequest.BodyPublisher body(Map<String, String> fields) {
        return BodyPublishers.ofString(Browser.form(fields));
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
