// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers as STS does, as far as sessions with codes go. What it refuses, it refuses with everything it knows. */
final class StsServer implements AutoCloseable {

    static final String LEAK = "arn:aws:iam::999988887777:user/other AKIAOTHER profile secretprofile";

    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile String code = "123456";
    private volatile Optional<String> failure = Optional.empty();
    private volatile Instant expires = Instant.parse("2026-01-02T04:04:05Z");

    StsServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The code that counts. */
    void code(String now) {
        code = now;
    }

    /** From now on every request is refused with this error. */
    void fail(String error) {
        failure = Optional.of(error);
    }

    void expires(Instant when) {
        expires = when;
    }

    /** The parameters of what was asked, with the key id that signed it as {@code key}. */
    List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange);
        requests.add(asked);
        boolean coded = asked.containsKey("SerialNumber");
        if (failure.isPresent()) {
            refuse(exchange, failure.get().equals("InternalFailure") ? 500 : 400, failure.get());
        } else if (coded && !code.equals(asked.get("TokenCode"))) {
            refuse(exchange, 403, "AccessDenied");
        } else {
            String action = asked.getOrDefault("Action", "");
            send(
                    exchange,
                    200,
                    "<%sResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><%sResult>%s</%sResult></%sResponse>"
                            .formatted(action, action, result(action), action, action));
        }
    }

    private String result(String action) {
        return action.equals("GetCallerIdentity")
                ? "<Arn>arn:aws:iam::111122223333:user/me</Arn><Account>111122223333</Account><UserId>U</UserId>"
                : "<Credentials><AccessKeyId>ASIASESSION%d</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>%s</Expiration></Credentials>"
                        .formatted(requests.size(), expires);
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        send(
                exchange,
                status,
                "<ErrorResponse><Error><Code>" + error + "</Code><Message>" + LEAK
                        + "</Message></Error></ErrorResponse>");
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        var all = new HashMap<String, String>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        all.put("key", authorization.replaceFirst(".*Credential=([^/]*)/.*", "$1"));
        return all;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
