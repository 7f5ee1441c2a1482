// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.ListedPrompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class ListsTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(new Settings(64 * 1024, 2, Duration.ofSeconds(30), Duration.ofSeconds(10)));
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void walksThroughAllPagesOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            server.tool("tool" + i, Scope.READ, (request, arguments) -> "");
            expected.add("tool" + i);
        }
        var client = server.client(Scope.READ);
        List<String> names = new ArrayList<>();
        String params = "{}";
        while (!params.isEmpty()) {
            JsonNode result = client.call("tools/list", params).last().path("result");
            result.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
            params = result.has("nextCursor") ? "{\"cursor\":" + result.path("nextCursor") + "}" : "";
        }
        assertEquals(expected, names);
    }

    @Test
    void showsWhatTheScopeSeesAsItIsNow() {
        server.tool("reads", Scope.READ, (request, arguments) -> "");
        var low = server.client(Scope.READ);
        assertEquals(1, tools(low).size());
        server.tool("stages", Scope.STAGE, (request, arguments) -> "");
        assertEquals(1, tools(low).size());
        assertEquals(2, tools(server.client(Scope.FULL)).size());
        assertFalse(server.client(Scope.READ)
                .call("tools/list", "{}")
                .last()
                .path("result")
                .has("ttlMs"));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, true, , ",
        "IDEMPOTENT, false, false, true",
        "ADDITIVE, false, false, false",
        "DESTRUCTIVE, false, true, false"
    })
    void hintsAtWhatACallChanges(
            Effect effect, boolean readOnly, @Nullable Boolean destructive, @Nullable Boolean idempotent) {
        server.catalog.add(MemoryCatalog.tool("tool", Scope.READ, effect));
        JsonNode hints = tools(server.client(Scope.READ)).path(0).path("annotations");
        assertEquals(readOnly, hints.path("readOnlyHint").asBoolean());
        assertEquals(String.valueOf(destructive), hints.path("destructiveHint").asText("null"));
        assertEquals(String.valueOf(idempotent), hints.path("idempotentHint").asText("null"));
        assertEquals(false, hints.path("openWorldHint").asBoolean());
    }

    @Test
    void listsPromptsResourcesAndTemplatesInBothEras() {
        server.catalog.add(new ListedPrompt(
                "p", "P", "A prompt.", List.of(new ListedPrompt.Argument("name", "Whom to greet.", true))));
        server.invoker.resources.put("test://a", "x");
        var client = server.client(Scope.READ);
        for (String method : List.of("prompts/list", "resources/list", "resources/templates/list")) {
            JsonNode legacy = client.call(method, "{}").last().path("result");
            JsonNode modern = client.modernCall(method, "", "{}").last().path("result");
            assertEquals(1, legacy.size());
            assertEquals(1, legacy.elements().next().size());
            assertEquals("private", modern.path("cacheScope").asText());
            String name = legacy.fieldNames().next();
            assertEquals(legacy.path(name), modern.path(name));
        }
        assertEquals(
                true,
                client.call("prompts/list", "{}")
                        .last()
                        .at("/result/prompts/0/arguments/0/required")
                        .asBoolean());
        assertEquals(
                "Hello Ann.",
                client.call("prompts/get", "{\"name\":\"p\",\"arguments\":{\"name\":\"Ann\"}}")
                        .last()
                        .at("/result/messages/0/content/text")
                        .asText());
    }

    private static JsonNode tools(TestClient client) {
        return client.call("tools/list", "{}").last().at("/result/tools");
    }
}
