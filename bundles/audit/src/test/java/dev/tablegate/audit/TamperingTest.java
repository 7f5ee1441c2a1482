// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Whatever is done to the files, the check notices. */
class TamperingTest {

    @TempDir
    Path data;

    private final Random random = new Random(42);
    private Path original;
    private Path copy;

    @BeforeEach
    void fill() throws Exception {
        original = data.resolve("audit");
        copy = data.resolve("copy");
        var audit = new FileAudit(original, 1_500, Clock.systemUTC());
        for (int i = 0; i < 30; i++) {
            audit.record(FileAuditTest.event("event-" + i));
        }
        audit.close();
    }

    @Test
    void anyEditedByteIsFound() throws Exception {
        for (int trial = 0; trial < 300; trial++) {
            Path file = pick(fresh());
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bytes);
            assertBroken();
        }
    }

    @Test
    void anyCutIsFound() throws Exception {
        for (int trial = 0; trial < 100; trial++) {
            Path file = pick(fresh());
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length - 1)));
            assertBroken();
        }
    }

    @Test
    void linesThatWereRemovedDoubledOrExchangedAreFound() throws Exception {
        for (int trial = 0; trial < 150; trial++) {
            Path file = pick(fresh());
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int at = random.nextInt(lines.size());
            switch (trial % 3) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                default -> Collections.swap(lines, at, (at + 1) % lines.size());
            }
            if (lines.equals(Files.readAllLines(file))) {
                continue;
            }
            Files.writeString(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
            assertBroken();
        }
    }

    @Test
    void filesThatWereRemovedOrExchangedAreFound() throws Exception {
        int files = Lines.files(original).size();
        assertTrue(files > 2);
        for (int i = 0; i < files; i++) {
            Files.delete(fresh().get(i));
            assertBroken();
        }
        List<Path> exchanged = fresh();
        Path aside = copy.resolve("aside");
        Files.move(exchanged.get(0), aside);
        Files.move(exchanged.get(1), exchanged.get(0));
        Files.move(aside, exchanged.get(1));
        assertBroken();
    }

    @Test
    void aHeadThatWasForgedOrRemovedIsFound() throws Exception {
        fresh();
        String head = Files.readString(copy.resolve("head.json"));
        Files.writeString(copy.resolve("head.json"), head.replace("\"number\":30", "\"number\":29"));
        assertBroken();
        fresh();
        Files.delete(copy.resolve("head.json"));
        assertBroken();
        fresh();
        Files.delete(copy.resolve("audit.key"));
        assertBroken();
        assertFalse(Files.exists(copy.resolve("audit.key")), "who checks writes nothing");
    }

    private void assertBroken() throws Exception {
        assertTrue(ChainCheck.of(copy).problem().isPresent());
    }

    private Path pick(List<Path> files) {
        return files.get(random.nextInt(files.size()));
    }

    private List<Path> fresh() throws Exception {
        Files.createDirectories(copy);
        try (Stream<Path> old = Files.list(copy)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Lines.files(copy);
    }
}
