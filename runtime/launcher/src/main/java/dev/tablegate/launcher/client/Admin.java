// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.launcher.Failure;
import dev.tablegate.launcher.Status;
import dev.tablegate.launcher.server.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The administration of a running server, over loopback with the key in its data directory. */
public final class Admin implements AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final DataDirectory data;
    private final Status status;
    private final String key;

    private Admin(DataDirectory data, Status status, String key) {
        this.data = data;
        this.status = status;
        this.key = key;
    }

    /** The server that runs on a data directory. */
    public static Admin connect(DataDirectory data) {
        return connect(data, Status.read(data.status()).orElseThrow(() -> new Failure(notRunning(data))));
    }

    /** A server that nobody was told of yet. */
    public static Admin connect(DataDirectory data, Status status) {
        try {
            return new Admin(data, status, Files.readString(data.adminKey()).strip());
        } catch (IOException e) {
            throw new Failure("Cannot read " + data.adminKey() + ". Only the user who started the server can.", e);
        }
    }

    /** A token together with the id of its connection. */
    public record Token(String token, String connection) {}

    /** What the server's status file says. */
    public Status status() {
        return status;
    }

    /** What the server itself says. */
    public JsonNode details() {
        return send("status", HttpRequest.newBuilder().GET());
    }

    /** The profiles that tokens can be minted for. */
    public List<String> profiles() {
        return StreamSupport.stream(details().path("profiles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Mints a token. */
    public Token mint(String profile, String scope, Duration timeToLive, String label) {
        JsonNode answer = post(
                "token",
                JSON.createObjectNode()
                        .put("profile", profile)
                        .put("scope", scope)
                        .put("ttlSeconds", timeToLive.toSeconds())
                        .put("label", label));
        return new Token(
                answer.path("token").asText(), answer.path("connection").asText());
    }

    /** Ends a connection, or forgets a client; false if there is neither of that id. */
    public boolean revoke(String id) {
        return post("revoke", JSON.createObjectNode().put("id", id))
                .path("revoked")
                .asBoolean();
    }

    /** Switches the server on or off. */
    public void power(boolean on) {
        post("power", JSON.createObjectNode().put("on", on));
    }

    /** Exposes a profile, or ends that; false if nothing changed. */
    public boolean expose(String profile, boolean exposed) {
        return post("exposure", JSON.createObjectNode().put("profile", profile).put("exposed", exposed))
                .path("changed")
                .asBoolean();
    }

    /** The profiles, exposed or not. */
    public JsonNode profileList() {
        return send("profiles", HttpRequest.newBuilder().GET());
    }

    /** How clients are connected to a profile: for each a client, a title and a text. */
    public JsonNode ways(String profile) {
        String query = "profile=" + URLEncoder.encode(profile, StandardCharsets.UTF_8);
        return send("connect?" + query, HttpRequest.newBuilder().GET()).path("ways");
    }

    /** What waits, and what was approved. */
    public JsonNode clients() {
        return send("clients", HttpRequest.newBuilder().GET());
    }

    /** Approves or denies what waits, and says what that was; empty texts and no time stand for what was asked for. */
    public JsonNode decide(String id, boolean approve, String profile, String scope, Duration time) {
        return post(
                "decision",
                JSON.createObjectNode()
                        .put("id", id)
                        .put("approve", approve)
                        .put("profile", profile)
                        .put("scope", scope)
                        .put("seconds", time.toSeconds()));
    }

    /** The newest lines of the audit record, newest first. */
    public List<String> auditLines(int count) {
        return StreamSupport.stream(
                        send("audit?lines=" + count, HttpRequest.newBuilder().GET())
                                .path("lines")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Writes the file of an export into a stream. */
    public void export(String id, OutputStream out) {
        String query = "export?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        HttpRequest request = request(query, HttpRequest.newBuilder().GET())
                .timeout(LONGEST_DOWNLOAD)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refusal(response.statusCode(), JSON.readTree(body));
                }
                body.transferTo(out);
            }
        } catch (IOException e) {
            throw new Failure("The file did not arrive whole. Is there room on the disk, and does the server run?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    /** Asks the server to stop. */
    public void stop() {
        post("stop", JSON.createObjectNode());
    }

    private JsonNode post(String action, ObjectNode body) {
        return send(
                action,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(String action, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request(action, request).timeout(LONGEST_ANSWER).build(), BodyHandlers.ofByteArray());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() == 200) {
                return answer;
            }
            throw refusal(response.statusCode(), answer);
        } catch (IOException e) {
            throw new Failure(notRunning(data), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    private HttpRequest.Builder request(String action, HttpRequest.Builder request) {
        return request.uri(status.origin().resolve("/admin/" + action)).header("Authorization", "Bearer " + key);
    }

    private static Failure refusal(int code, JsonNode answer) {
        return new Failure(answer.path("error").asText("The server refused: status " + code + "."));
    }

    private static String notRunning(DataDirectory data) {
        return "No server runs on " + data.root()
                + ". Start one with `tablegate demo` or `tablegate run`, or name its directory with --data DIR.";
    }

    @Override
    public void close() {
        http.close();
    }
}
