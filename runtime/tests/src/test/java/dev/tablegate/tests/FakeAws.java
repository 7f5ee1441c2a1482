// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** One table of DynamoDB, STS that wants a code, and the sign-in of AWS, as far as a server has to do with them. */
final class FakeAws implements AutoCloseable {

    /** The code that counts. */
    static final String CODE = "739214";

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean agreed;

    FakeAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The keys that requests to DynamoDB were signed with. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    /** The person agrees to the device code. */
    void agree() {
        agreed = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = header(exchange, "X-Amz-Target").replaceFirst(".*\\.", "");
        if (!target.isEmpty()) {
            keys.add(header(exchange, "Authorization").replaceFirst(".*Credential=([^/]*)/.*", "$1"));
            send(exchange, 200, "application/x-amz-json-1.0", dynamo(target));
        } else if (body.contains("Action=AssumeRole")) {
            role(exchange, body.contains("TokenCode=" + CODE));
        } else {
            signIn(exchange, exchange.getRequestURI().getPath());
        }
    }

    private static String dynamo(String target) {
        return switch (target) {
            case "ListTables" -> "{\"TableNames\":[\"Ledger\"]}";
            case "GetItem" ->
                "{\"Item\":{\"id\":{\"S\":\"1\"}},\"ConsumedCapacity\":{\"TableName\":\"Ledger\",\"CapacityUnits\":0.5}}";
            case "DescribeTable" ->
                "{\"Table\":{\"TableName\":\"Ledger\",\"TableStatus\":\"ACTIVE\",\"ItemCount\":1,\"TableSizeBytes\":9,"
                        + "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
                        + "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}]}}";
            default -> "{}";
        };
    }

    private static void role(HttpExchange exchange, boolean right) throws IOException {
        if (!right) {
            send(
                    exchange,
                    403,
                    "text/xml",
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid"
                            + " MFA one time pass code for arn:aws:iam::999988887777:mfa/me</Message></Error></ErrorResponse>");
            return;
        }
        send(
                exchange,
                200,
                "text/xml",
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                        + "<AccessKeyId>ASIASESSION</AccessKeyId><SecretAccessKey>planted-session-secret</SecretAccessKey>"
                        + "<SessionToken>planted-session-token</SessionToken><Expiration>"
                        + Instant.now().plus(Duration.ofHours(1))
                        + "</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>");
    }

    private void signIn(HttpExchange exchange, String path) throws IOException {
        String body = switch (path) {
            case "/client/register" ->
                "{\"clientId\":\"client\",\"clientSecret\":\"planted-client-secret\",\"clientSecretExpiresAt\":4102444800}";
            case "/device_authorization" ->
                "{\"deviceCode\":\"device\",\"userCode\":\"WXYZ-1234\",\"verificationUri\":\"https://device.example.com/\","
                        + "\"verificationUriComplete\":\"https://device.example.com/?user_code=WXYZ-1234\","
                        + "\"expiresIn\":600,\"interval\":1}";
            default -> "{\"accessToken\":\"planted-access\",\"tokenType\":\"Bearer\",\"expiresIn\":3600}";
        };
        if (path.equals("/token") && !agreed) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", "AuthorizationPendingException");
            send(exchange, 400, "application/json", "{\"error\":\"authorization_pending\"}");
            return;
        }
        send(exchange, 200, "application/json", body);
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
