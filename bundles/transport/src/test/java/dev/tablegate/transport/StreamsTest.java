// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.ListedPrompt;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class StreamsTest {

    private static final String ID = "/params/_meta/io.modelcontextprotocol~1subscriptionId";

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
        server.invoker.resources.put("test://a", "first");
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void acknowledgesBeforeItTells() throws IOException {
        try (var stream = listen(
                server.client(Scope.READ),
                "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"test://a\",\"test://none\"]}")) {
            JsonNode first = stream.next().orElseThrow();
            assertEquals(
                    "notifications/subscriptions/acknowledged",
                    first.path("method").asText());
            assertEquals(7, first.at(ID).asInt());
            assertEquals(
                    "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"test://a\"]}",
                    first.at("/params/notifications").toString());
            server.catalog.add(new ListedPrompt("p", "p", "A prompt.", List.of()));
            server.tool("new", Scope.READ, (request, arguments) -> "");
            JsonNode second = stream.next().orElseThrow();
            assertEquals(
                    "notifications/tools/list_changed", second.path("method").asText());
            assertEquals(7, second.at(ID).asInt());
        }
    }

    @Test
    void tellsOfToolsOnlyThoseWhoSeeThem() throws IOException {
        try (var low = listen(server.client(Scope.READ), "{\"toolsListChanged\":true}");
                var high = listen(server.client(Scope.FULL), "{\"toolsListChanged\":true}")) {
            low.next();
            high.next();
            server.tool("powerful", Scope.FULL, (request, arguments) -> "");
            assertEquals("notifications/tools/list_changed", method(high.next()));
            server.servlet.close();
            assertTrue(low.next().orElseThrow().has("result"));
        }
    }

    @Test
    void tellsWhenASubscribedResourceChanges() throws IOException {
        try (var stream = listen(server.client(Scope.READ), "{\"resourceSubscriptions\":[\"test://a\"]}")) {
            stream.next();
            server.invoker.awaitReads(2);
            server.invoker.resources.put("test://a", "second");
            JsonNode told = stream.next().orElseThrow();
            assertEquals("notifications/resources/updated", told.path("method").asText());
            assertEquals("test://a", told.at("/params/uri").asText());
        }
    }

    @Test
    void endsWithTheGrant() throws IOException {
        var minted = server.mint(Scope.READ);
        var client = new TestClient(server.port(), minted.token());
        try (var modern = listen(client, "{\"toolsListChanged\":true}");
                var legacy = client.initialized("2025-11-25", "{}").open("GET", "")) {
            modern.next();
            long revoked = System.nanoTime();
            server.access.revoke(minted.grant().connection(), "tester");
            JsonNode result = modern.next().orElseThrow().path("result");
            assertEquals("complete", result.path("resultType").asText());
            assertEquals(
                    7,
                    result.at("/_meta/io.modelcontextprotocol~1subscriptionId").asInt());
            assertEquals(Optional.empty(), modern.next());
            assertEquals(Optional.empty(), legacy.next());
            assertTrue(System.nanoTime() - revoked < 5_000_000_000L);
        }
    }

    @Test
    void servesTheStreamOfALegacySession() throws IOException {
        var client = server.client(Scope.READ).initialized("2025-11-25", "{}");
        try (var stream = client.open("GET", "")) {
            assertEquals(200, stream.response().statusCode());
            assertEquals(
                    200,
                    client.call("resources/subscribe", "{\"uri\":\"test://a\"}").status());
            assertEquals(
                    -32002,
                    client.call("resources/subscribe", "{\"uri\":\"test://none\"}")
                            .last()
                            .at("/error/code")
                            .asInt());
            server.invoker.awaitReads(4);
            server.invoker.resources.put("test://a", "second");
            assertEquals("notifications/resources/updated", method(stream.next()));
            client.call("resources/unsubscribe", "{\"uri\":\"test://a\"}");
            server.catalog.add(new ListedPrompt("p", "p", "A prompt.", List.of()));
            assertEquals("notifications/prompts/list_changed", method(stream.next()));
            client.send("DELETE", "");
            assertEquals(Optional.empty(), stream.next());
        }
    }

    @Test
    void replacesTheStreamOfAClientThatConnectsAgain() throws IOException {
        var client = server.client(Scope.READ).initialized("2025-11-25", "{}");
        try (var before = client.open("GET", "");
                var after = client.open("GET", "")) {
            assertEquals(Optional.empty(), before.next());
            server.tool("new", Scope.READ, (request, arguments) -> "");
            assertEquals("notifications/tools/list_changed", method(after.next()));
        }
    }

    private static TestClient.Open listen(TestClient client, String notifications) {
        ObjectNode params = TestClient.object("{\"notifications\":" + notifications + "}");
        return client.modern("subscriptions/listen", params)
                .open("POST", TestClient.modernBody("subscriptions/listen", params, "{}"));
    }

    private static String method(Optional<JsonNode> message) {
        return message.orElseThrow().path("method").asText();
    }
}
