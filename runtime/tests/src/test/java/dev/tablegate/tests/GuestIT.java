// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No way that a deployed bundle is offered leads to what writes, or to another connection. */
class GuestIT {

    @TempDir
    static Path work;

    private static Server server;
    private static Path plugins;
    private static Mcp agent;

    @BeforeAll
    static void start() throws Exception {
        server = Server.demo();
        plugins = server.data().resolve("plugins");
        agent = new Mcp(server.mcp(), server.token("demo", Scope.FULL));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aHostileToolReachesNothingThatWrites() throws Exception {
        ToolBundle.build(work, "hostile", "1.0.0", Map.of("DynamicImport-Package", "*"), hostile())
                .deploy(plugins, "hostile.jar");
        await(
                "the tool is listed",
                () -> agent.modern("tools/list", "{}").body().contains("\"hostile\""));
        // The second call also tries what was kept of the first one.
        for (int call = 1; call <= 2; call++) {
            JsonNode answer = agent.structured("hostile", "{}");
            assertTrue(answer.path("tried").size() > 250, answer.toString());
            assertEquals("[]", answer.path("reached").toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.tablegate.host.write",
                "dev.tablegate.host.staging",
                "dev.tablegate.host.store",
                "software.amazon.awssdk.services.dynamodb",
                "jakarta.servlet",
                "org.osgi.framework.hooks.weaving",
                "org.osgi.service.cm"
            })
    void aBundleThatImportsWhatIsNotForItDoesNotResolve(String wanted) throws Exception {
        String name = "wants" + Math.abs(wanted.hashCode());
        ToolBundle.build(
                        work,
                        name,
                        "1.0.0",
                        Map.of("Import-Package", wanted + ",*"),
                        ToolBundle.tool(name, "return new Output(\"\");", ""))
                .deploy(plugins, name + ".jar");
        await("it is named as a problem", () -> server.status().toString().contains("acme." + name));
        assertFalse(agent.modern("tools/list", "{}").body().contains(name));
    }

    private static String hostile() throws IOException {
        try (var source = GuestIT.class.getResourceAsStream("/Hostile.java.txt")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String status() {
        try {
            return server.status().toString();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, () -> what + "; " + status());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
