// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The official conformance suite against the running distribution, with the fixture bundle in its platform. */
class ConformanceIT {

    @TempDir
    static Path work;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        // Part of the platform, since it grants what the suite cannot ask for.
        Path home = Distribution.with(Distribution.bundle("conformance"), work);
        server = Server.start(home, "demo", 0, Server.fresh());
        awaitFixtures();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-28"})
    void everyScoredScenarioOfTheRevisionPasses(String revision) throws Exception {
        passes("--requirements", revision);
    }

    /** The suite does not score extensions. Left out are the scenarios of tasks that ask their client something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks-lifecycle",
                "tasks-capability-negotiation",
                "tasks-wire-fields",
                "tasks-request-state-removal",
                "tasks-request-headers"
            })
    void theExtensionForTasksPasses(String scenario) throws Exception {
        passes("--scenario", scenario);
    }

    private static void passes(String option, String value) throws Exception {
        Path log = work.resolve(value + ".log");
        Process suite = new ProcessBuilder(List.of(
                        Node.executable(),
                        Node.script("@modelcontextprotocol/conformance"),
                        "server",
                        "--url",
                        server.mcp().toString(),
                        option,
                        value,
                        "-o",
                        work.resolve(value).toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = suite.waitFor(10, TimeUnit.MINUTES);
        if (!ended) {
            suite.destroyForcibly().waitFor();
        }
        String output = Files.readString(log);
        assertTrue(ended, output);
        assertEquals(0, suite.exitValue(), output);
    }

    private static void awaitFixtures() throws IOException, InterruptedException {
        var anonymous = new Mcp(server.mcp(), "");
        for (int attempt = 0; attempt < 600; attempt++) {
            var response = anonymous.modern("tools/list", "{}");
            if (response.statusCode() == 200 && response.body().contains("test_simple_text")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the fixtures did not come: " + server.status());
    }
}
