// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No way that a deployed bundle is offered leads to what writes, or to another connection. */
class GuestIT {

    private static final String WITHOUT_FRAMEWORK =
            "!org.osgi.framework.*,!org.osgi.service.component.*,!org.osgi.util.tracker,*";

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

    /** Who steals the framework's classes still sees only what the hooks let through. */
    @Test
    void aHostileToolReachesNothingThatWrites() throws Exception {
        ToolBundle.build(
                        work,
                        "hostile",
                        "1.0.0",
                        Map.of("DynamicImport-Package", "*", "Import-Package", WITHOUT_FRAMEWORK),
                        source("Hostile"))
                .deploy(plugins, "hostile.jar");
        awaitTool("hostile");
        // The second call also tries what was kept of the first one.
        for (int call = 1; call <= 2; call++) {
            JsonNode answer = agent.structured("hostile", "{}");
            assertTrue(answer.path("tried").size() > 250, answer.toString());
            assertEquals("[]", answer.path("reached").toString());
        }
    }

    @Test
    void whatWasNotImportedIsNotThereByAnyOtherWay() throws Exception {
        ToolBundle.build(
                        work,
                        "sly",
                        "1.0.0",
                        Map.of(
                                "DynamicImport-Package",
                                "*",
                                "Import-Package",
                                WITHOUT_FRAMEWORK + ",org.osgi.framework;resolution:=optional"),
                        source("Sly"))
                .deploy(plugins, "sly.jar");
        awaitTool("sly");
        JsonNode answer = agent.structured("sly", "{}");
        assertTrue(answer.path("tried").size() > 30, answer.toString());
        assertEquals("[]", answer.path("reached").toString());
    }

    /** The same bundle with an import that it may have runs: nothing but the import is why the other one does not. */
    @ParameterizedTest
    @CsvSource({
        "dev.tablegate.host.write, com.fasterxml.jackson.databind",
        "dev.tablegate.host.staging, dev.tablegate.api.staging",
        "dev.tablegate.host.store, dev.tablegate.api.data",
        "software.amazon.awssdk.services.dynamodb, com.fasterxml.jackson.core",
        "jakarta.servlet, javax.crypto",
        "org.osgi.framework, org.slf4j",
        "org.osgi.framework.hooks.weaving, org.xml.sax",
        "org.osgi.framework.wiring, org.w3c.dom",
        "org.osgi.service.cm, org.osgi.util.function",
        "org.osgi.service.component, org.osgi.util.promise",
        "org.osgi.util.tracker, org.osgi.util.converter",
        "sun.misc, javax.net.ssl"
    })
    void aBundleThatImportsWhatIsNotForItDoesNotResolve(String wanted, String allowed) throws Exception {
        deploy("has" + Math.abs(wanted.hashCode()), Map.of("Import-Package", allowed + ";version=0,*"));
        refused(Map.of("Import-Package", wanted + ";version=0,*"), "the package " + wanted);
        awaitTool("has" + Math.abs(wanted.hashCode()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Require-Bundle     | dev.tablegate.dynamo",
                "Require-Bundle     | system.bundle",
                "Require-Capability | osgi.extender;filter:=\"(osgi.extender=osgi.configurator)\""
            })
    void aBundleThatRequiresMoreOfThePlatformDoesNotResolve(String header, String value) throws Exception {
        refused(Map.of(header, value), value.replaceFirst(".*=|;.*", "").replaceAll("[)\"]", ""));
    }

    /** They would get the framework's own context, and with it everything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bundle-Activator          | dev.tablegate.api",
                "ExtensionBundle-Activator | system.bundle;extension:=framework",
                "ExtensionBundle-Activator | org.apache.felix.framework;extension:=framework"
            })
    void nothingIsStartedWithAContextOfTheFramework(String activator, String host) throws Exception {
        String name = "starts" + Math.abs((activator + host).hashCode());
        Path trace = work.resolve(name);
        var headers = new HashMap<>(Map.of(activator, "acme." + name + ".Main", "Import-Package", WITHOUT_FRAMEWORK));
        if (activator.startsWith("Extension")) {
            headers.put("Fragment-Host", host);
        }
        ToolBundle.build(work, name, "1.0.0", headers, """
                public final class Main implements org.osgi.framework.BundleActivator {
                    public void start(org.osgi.framework.BundleContext context) throws Exception {
                        java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                    }
                    public void stop(org.osgi.framework.BundleContext context) {}
                }
                """.formatted(trace)).deploy(plugins, name + ".jar");
        await("it is named as a problem", () -> !problem(name).isEmpty());
        deploy("after" + name, Map.of());
        awaitTool("after" + name);
        assertFalse(Files.exists(trace));
    }

    /** The configurator of the platform would set anything, of anybody. */
    @Test
    void aBundleDoesNotConfigureThePlatform() throws Exception {
        ToolBundle.build(
                        work,
                        "configures",
                        "1.0.0",
                        Map.of(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=osgi.configurator)\";resolution:=optional",
                                "Include-Resource",
                                "OSGI-INF/configurator/all.json;literal='{\":configurator:resource-version\":1,"
                                        + "\"acme.configures\":{\"text\":\"taken\"}}'"),
                        ToolBundle.tool("configures", "return new Output(\"\");", ""))
                .deploy(plugins, "configures.jar");
        awaitTool("configures");
        deploy("later", Map.of());
        awaitTool("later");
        try (var kept = Files.walk(server.data().resolve("config-admin"))) {
            var names = kept.map(Path::toString).toList();
            assertTrue(names.stream().anyMatch(name -> name.contains("profile")), names.toString());
            assertTrue(names.stream().noneMatch(name -> name.contains("configures")), names.toString());
        }
    }

    /** Keys of profiles stand in there. */
    @Test
    void aBundleIsNotGivenTheSettingsOfThePlatform() throws Exception {
        String settings = Files.readString(server.data().resolve("config/dev.tablegate.profile-local-demo.cfg"));
        assertTrue(settings.contains("secretAccessKey = "), settings);
        String tool = ToolBundle.tool(
                        "reads", "return new Output(key);", "(configurationPid = \"dev.tablegate.profile\")")
                .replace("public record Input", """
                        private final String key;
                        @Activate public Main(java.util.Map<String, Object> properties) {
                            key = String.valueOf(properties.get("secretAccessKey"));
                        }
                        public record Input""");
        ToolBundle.build(work, "reads", "1.0.0", Map.of(), tool).deploy(plugins, "reads.jar");
        awaitTool("reads");
        assertEquals("null", agent.structured("reads", "{}").path("text").asText());
    }

    private static void deploy(String name, Map<String, String> headers) throws Exception {
        ToolBundle.build(work, name, "1.0.0", headers, ToolBundle.tool(name, "return new Output(\"\");", ""))
                .deploy(plugins, name + ".jar");
    }

    /** Deploys a bundle that asks for too much, and waits for the sentence that says so. */
    private static void refused(Map<String, String> headers, String what) throws Exception {
        String name = "wants" + Math.abs(headers.hashCode());
        deploy(name, headers);
        await("it is named as a problem", () -> !problem(name).isEmpty());
        String problem = problem(name);
        assertTrue(problem.contains(what) && problem.contains("which no deployed bundle gets"), problem);
        assertFalse(listed(name));
    }

    private static String problem(String name) throws Exception {
        for (JsonNode problem : server.status().path("problems")) {
            if (problem.asText().contains(name + ".jar")) {
                return problem.asText();
            }
        }
        return "";
    }

    private static void awaitTool(String name) throws Exception {
        await("the tool is listed", () -> listed(name));
    }

    private static boolean listed(String name) {
        return agent.modern("tools/list", "{}").body().contains("\"name\":\"" + name + "\"");
    }

    private static String source(String name) throws IOException {
        try (var source = GuestIT.class.getResourceAsStream("/" + name + ".java.txt")) {
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
