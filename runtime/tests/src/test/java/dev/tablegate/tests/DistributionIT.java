// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that people download: what is in them, and that they run. */
class DistributionIT {

    private static final String NAME = "tablegate-" + System.getProperty("tablegate.version");
    private static final Pattern UNWANTED = Pattern.compile(
            "(?i)dynamodb-?local|sqlite4java|conformance|example|junit|\\.key$|grants\\.json|status\\.json|\\.log$");

    @TempDir
    static Path work;

    private static Path home;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "-xzf", archive(".tar.gz").toString(), "-C", work.toString())
                .inheritIO()
                .start();
        assertTrue(tar.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, tar.exitValue());
        home = work.resolve(NAME);
    }

    private static Path archive(String extension) {
        return Distribution.root().resolve("runtime/dist/target/" + NAME + extension);
    }

    @Test
    void bothArchivesHoldTheSame() throws IOException {
        try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
            Set<String> zipped = new TreeSet<>(zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList());
            assertEquals(files(), zipped);
        }
    }

    @Test
    void nothingIsInsideThatMustNotBe() throws IOException {
        assertEquals(
                List.of(),
                files().stream().filter(UNWANTED.asPredicate()).toList());
    }

    @Test
    void licencesAreInside() throws IOException {
        assertTrue(Files.readString(home.resolve("LICENSE")).contains("Apache License"));
        String notices = Files.readString(home.resolve("THIRD-PARTY.txt"));
        for (String part : List.of("jetty-server", "awssdk:dynamodb", "mcp-core", "logback-classic", "victools")) {
            assertTrue(notices.contains(part), part);
        }
        assertFalse(notices.contains("Unknown license"), notices);
    }

    @Test
    void theArchiveRunsFromAnyFolderAndStopsWithinSeconds() throws Exception {
        Path folder = Files.createDirectory(work.resolve("a folder, with a comma's name"));
        Path moved = Files.move(home, folder.resolve(NAME));
        try (Server server = Server.start(moved, "run", 0, Server.fresh())) {
            assertTrue(server.status().path("ready").asBoolean());
            assertTrue(server.status().path("tools").asInt() >= 7, server.status().toString());
            server.terminate();
            assertTrue(server.endsWithin(Duration.ofSeconds(10)));
            assertFalse(Files.exists(server.data().resolve("run/status.json")));
        } finally {
            Files.move(moved, home);
        }
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return new TreeSet<>(files.filter(Files::isRegularFile)
                    .map(file -> work.relativize(file).toString())
                    .toList());
        }
    }
}
