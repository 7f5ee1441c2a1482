// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tool bundles come, change and go in the running distribution while clients are connected. */
class HotDeployIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LISTEN = "subscriptions/listen";
    private static final String CHANGED = "notifications/tools/list_changed";

    @TempDir
    static Path work;

    private static Server server;
    private static Mcp mcp;
    private static Path plugins;
    private static Set<String> shipped;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        mcp = new Mcp(server.mcp(), server.token("demo", Scope.READ));
        plugins = server.data().resolve("plugins");
        shipped = names();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aToolIsInstalledUsedUpdatedAndRemovedWhileBothErasListen() throws Exception {
        var session = mcp.open(Mcp.LEGACY);
        try (var legacy = EventStream.open(
                        mcp.request(Map.of("MCP-Protocol-Version", Mcp.LEGACY, "Mcp-Session-Id", session.id()))
                                .setHeader("Accept", "text/event-stream")
                                .GET()
                                .build());
                var modern = EventStream.open(listen())) {
            modern.await(SOON, "notifications/subscriptions/acknowledged");

            Path file =
                    ToolBundle.saying(work, "greet", "1.0.0", "greet", "one").deploy(plugins, "greet.jar");
            legacy.await(SOON, CHANGED);
            modern.await(SOON, CHANGED);
            await("greet is listed", () -> names().contains("greet"));
            assertEquals("one", mcp.structured("greet", "{}").path("text").asText());
            assertEquals(
                    "one",
                    session.call("greet", "{}")
                            .path("structuredContent")
                            .path("text")
                            .asText());

            ToolBundle.saying(work, "greet", "2.0.0", "greet", "two").deploy(plugins, "greet.jar");
            await("the new version answers", () -> "two".equals(say("greet")));

            Files.delete(file);
            legacy.await(SOON, CHANGED);
            modern.await(SOON, CHANGED);
            await("greet is gone", () -> !names().contains("greet"));
            assertTrue(names().containsAll(shipped), "nothing else disappeared");
        }
    }

    @Test
    void callsThatArriveDuringAnUpdateAreAnsweredAndTheListKeepsTheTool() throws Exception {
        ToolBundle[] versions = {
            ToolBundle.saying(work, "swap", "1.0.0", "swap", "odd"),
            ToolBundle.saying(work, "swap", "1.0.1", "swap", "even")
        };
        int rounds = Integer.getInteger("hotdeploy.rounds", 200);
        Path file = versions[0].deploy(plugins, "swap.jar");
        await("swap is listed", () -> names().contains("swap"));
        var failures = new ConcurrentLinkedQueue<String>();
        var calls = new AtomicLong();
        var running = new AtomicBoolean(true);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 4; caller++) {
                callers.execute(() -> callWhile(running, calls, failures));
            }
            callers.execute(() -> listWhile(running, failures));
            for (int round = 1; round <= rounds && failures.isEmpty(); round++) {
                String expected = round % 2 == 0 ? "odd" : "even";
                versions[round % 2].deploy(plugins, "swap.jar");
                await("round " + round, () -> expected.equals(say("swap")));
            }
            running.set(false);
        }
        assertEquals(List.of(), List.copyOf(failures));
        assertTrue(calls.get() > rounds, "the callers were busy: " + calls);
        Files.delete(file);
        await("swap is gone", () -> !names().contains("swap"));
    }

    @Test
    void aRunningCallEndsBeforeItsBundleGoes() throws Exception {
        String slow = "Thread.sleep(input.millis().orElse(0L)); return new Output(new Late().word());";
        // The second class is loaded only when the call is nearly done, after its bundle was told to go.
        String source = ToolBundle.tool("slow", slow, "") + "final class Late { String word() { return \"done\"; } }";
        Path file = ToolBundle.build(work, "slow", "1.0.0", Map.of(), source).deploy(plugins, "slow.jar");
        await("slow is listed", () -> names().contains("slow"));
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = caller.submit(() -> mcp.structured("slow", "{\"millis\":4000}"));
            TimeUnit.MILLISECONDS.sleep(500);
            Files.delete(file);
            assertEquals("done", answer.get(30, TimeUnit.SECONDS).path("text").asText());
        }
        await("slow is gone", () -> !names().contains("slow"));
    }

    @Test
    void aBrokenBundleAGarbageFileAndAToolThatCannotBeListedAreNamedAndHarmNothing() throws Exception {
        Path unresolved = ToolBundle.build(
                        work,
                        "unresolved",
                        "1.0.0",
                        Map.of("Import-Package", "not.there;version='[1,2)',*"),
                        ToolBundle.tool("unresolved", "return new Output(\"\");", ""))
                .deploy(plugins, "unresolved.jar");
        Path garbage = Files.write(plugins.resolve("garbage.jar"), new byte[] {1, 2, 3});
        Path mute = ToolBundle.build(
                        work,
                        "mute",
                        "1.0.0",
                        Map.of(),
                        ToolBundle.tool("mute", "return new Output(\"\");", "")
                                .replace("@Doc(\"How long it takes, in ms.\") ", ""))
                .deploy(plugins, "mute.jar");
        for (String name : List.of("unresolved", "garbage", "mute")) {
            await(
                    name + " is named as a problem",
                    () -> server.status().toString().contains(name));
        }
        assertEquals(shipped, names());
        assertFalse(mcp.structured("list_tables", "{}").isEmpty());
        for (Path file : List.of(unresolved, garbage, mute)) {
            Files.delete(file);
        }
        await("the problems are gone", () -> !server.status().toString().contains("garbage.jar"));
    }

    @Test
    void ofTwoToolsWithOneNameTheHigherRankingWinsAndTheOtherComesBack() throws Exception {
        Path first = ToolBundle.saying(work, "first", "1.0.0", "clash", "first").deploy(plugins, "first.jar");
        await("the first answers", () -> "first".equals(say("clash")));
        Path second = ToolBundle.build(
                        work,
                        "second",
                        "1.0.0",
                        Map.of(),
                        ToolBundle.tool(
                                "clash",
                                "return new Output(\"second\");",
                                "(property = \"service.ranking:Integer=10\")"))
                .deploy(plugins, "second.jar");
        await("the second wins", () -> "second".equals(say("clash")));
        assertTrue(server.status().toString().contains("clash"), "the clash is reported");
        Files.delete(second);
        await("the first is back", () -> "first".equals(say("clash")));
        Files.delete(first);
        await("both are gone", () -> !names().contains("clash"));
    }

    @Test
    void anErrorInsideAToolStaysInside() throws Exception {
        Path file = ToolBundle.build(
                        work,
                        "faulty",
                        "1.0.0",
                        Map.of(),
                        ToolBundle.tool("faulty", "throw new NoClassDefFoundError(\"secret/Detail\");", ""))
                .deploy(plugins, "faulty.jar");
        await("faulty is listed", () -> names().contains("faulty"));
        JsonNode result = mcp.call("faulty", "{}");
        assertTrue(result.path("isError").asBoolean());
        assertFalse(result.toString().contains("secret"), result.toString());
        Files.delete(file);
        await("faulty is gone", () -> !names().contains("faulty"));
    }

    private static HttpRequest listen() {
        String params = "{\"notifications\":{\"toolsListChanged\":true}}";
        return mcp.request(mcp.modernHeaders(LISTEN, params))
                .POST(HttpRequest.BodyPublishers.ofString(mcp.modernBody(LISTEN, params)))
                .build();
    }

    private static void callWhile(AtomicBoolean running, AtomicLong calls, ConcurrentLinkedQueue<String> failures) {
        while (running.get()) {
            JsonNode result = mcp.call("swap", "{}");
            calls.incrementAndGet();
            if (result.path("isError").asBoolean()) {
                failures.add(result.toString());
            }
        }
    }

    private static void listWhile(AtomicBoolean running, ConcurrentLinkedQueue<String> failures) {
        while (running.get()) {
            var names = names();
            if (!names.contains("swap") || !names.containsAll(shipped)) {
                failures.add("listed only " + names);
            }
        }
    }

    private static String say(String tool) {
        var response = mcp.modern("tools/call", "{\"name\":\"%s\",\"arguments\":{}}".formatted(tool));
        return Mcp.message(response)
                .path("result")
                .path("structuredContent")
                .path("text")
                .asText();
    }

    private static Set<String> names() {
        var names = new ArrayList<String>();
        Mcp.result(mcp.modern("tools/list", "{}"))
                .path("tools")
                .forEach(tool -> names.add(tool.path("name").asText()));
        return new TreeSet<>(names);
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + SOON + ": " + what + "; status " + server.status());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
