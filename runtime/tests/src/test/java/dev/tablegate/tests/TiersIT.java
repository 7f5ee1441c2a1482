// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.CommandLine.Run;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A connection sees and calls the tools of its scope, and no others; a wider scope is asked for, and ends. */
class TiersIT {

    private static final Map<Scope, String> TOOLS =
            Map.of(Scope.READ, "tier_read", Scope.STAGE, "tier_stage", Scope.FULL, "tier_full");

    @TempDir
    static Path work;

    private static Server server;
    private static final Map<Scope, Set<String>> SHIPPED = new EnumMap<>(Scope.class);

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        for (Scope scope : Scope.values()) {
            SHIPPED.put(scope, names(mcp(scope)));
        }
        for (var tool : TOOLS.entrySet()) {
            String name = tool.getValue();
            String source = ToolBundle.tool(name, "return new Output(\"done\");", "")
                    .replace("Scope.READ", "Scope." + tool.getKey());
            ToolBundle.build(work, name.replace("_", ""), "1.0.0", Map.of(), source)
                    .deploy(server.data().resolve("plugins"), name + ".jar");
        }
        Mcp all = mcp(Scope.FULL);
        await(() -> names(all).containsAll(TOOLS.values()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Scope.class)
    void theListHoldsExactlyTheToolsOfTheScope(Scope scope) throws Exception {
        Mcp mcp = mcp(scope);
        var expected = new TreeSet<>(SHIPPED.get(scope));
        TOOLS.forEach((needed, name) -> {
            if (scope.includes(needed)) {
                expected.add(name);
            }
        });
        assertEquals(expected, names(mcp));
        var legacy = mcp.open(Mcp.LEGACY).result("tools/list", "{}").path("tools");
        assertEquals(
                expected,
                StreamSupport.stream(legacy.spliterator(), false)
                        .map(tool -> tool.path("name").asText())
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (var tool : TOOLS.entrySet()) {
            int status = call(mcp, tool.getValue()).statusCode();
            assertEquals(scope.includes(tool.getKey()) ? 200 : 403, status, tool.getValue());
        }
    }

    @Test
    void aCallBeyondTheScopeIsChallengedInBothEras() throws Exception {
        Mcp mcp = mcp(Scope.READ);
        var older = mcp.open(Mcp.LEGACY)
                .send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"tier_stage\","
                        + "\"arguments\":{}}}");
        for (HttpResponse<String> refused : List.of(call(mcp, "tier_stage"), older)) {
            assertEquals(403, refused.statusCode(), refused.body());
            String challenge = refused.headers().firstValue("WWW-Authenticate").orElse("");
            assertTrue(challenge.contains("error=\"insufficient_scope\""), challenge);
            assertTrue(challenge.contains("scope=\"schemas:read query model stage\""), challenge);
            assertTrue(challenge.contains("resource_metadata=\"http://127.0.0.1:"), challenge);
        }
        var unknown = call(mcp, "tier_none");
        assertFalse(unknown.body().contains("tier_stage"), "does not name tools that are hidden: " + unknown.body());
    }

    @Test
    void aWiderScopeIsWishedForGrantedForATimeAndEnds() throws Exception {
        var tokens = OAuthClient.register(server, "wishes").connect("full", "approve", "--scope", "read");
        assertEquals("schemas:read query model", tokens.scope());
        Mcp mcp = new Mcp(server.mcp(), tokens.access());
        assertEquals(403, call(mcp, "tier_stage").statusCode());
        String wish = wish("wishes", "tier_stage");
        assertEquals(0, CommandLine.on(server, "approve", wish, "--for", "10s").exit());
        assertEquals(200, call(mcp, "tier_stage").statusCode());
        assertTrue(names(mcp).contains("tier_stage"));
        assertEquals(403, call(mcp, "tier_full").statusCode());
        await(() -> call(mcp, "tier_stage").statusCode() == 403);
        assertFalse(names(mcp).contains("tier_stage"));
    }

    @Test
    void aWishThatIsDeniedChangesNothingAndIsNotTakenAgain() throws Exception {
        var tokens = OAuthClient.register(server, "denied").connect("read", "approve");
        Mcp mcp = new Mcp(server.mcp(), tokens.access());
        assertEquals(403, call(mcp, "tier_full").statusCode());
        assertEquals(
                0, CommandLine.on(server, "deny", wish("denied", "tier_full")).exit());
        assertEquals(403, call(mcp, "tier_full").statusCode());
        Run clients = CommandLine.on(server, "clients");
        assertFalse(clients.out().lines().anyMatch(line -> line.contains("\"denied\"") && line.startsWith("wish")));
    }

    /** The id of the wish that the command line lists. */
    private static String wish(String client, String tool) throws IOException, InterruptedException {
        Run run = CommandLine.on(server, "clients");
        return run.out()
                .lines()
                .filter(line -> line.startsWith("wish") && line.contains("\"" + client + "\"") && line.endsWith(tool))
                .map(line -> line.split("\\s+", -1)[1])
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.toString()));
    }

    private static Mcp mcp(Scope scope) throws IOException, InterruptedException {
        return new Mcp(server.mcp(), server.token("demo", scope));
    }

    private static HttpResponse<String> call(Mcp mcp, String tool) {
        return mcp.modern("tools/call", "{\"name\":\"%s\",\"arguments\":{}}".formatted(tool));
    }

    private static Set<String> names(Mcp mcp) {
        var names = new TreeSet<String>();
        Mcp.result(mcp.modern("tools/list", "{}"))
                .path("tools")
                .forEach(tool -> names.add(tool.path("name").asText()));
        return names;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within half a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
