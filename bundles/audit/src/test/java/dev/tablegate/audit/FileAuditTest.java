// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import dev.tablegate.host.audit.Audit.Verification;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileAuditTest {

    @TempDir
    Path data;

    static Event event(String action) {
        return new Event(
                Event.Kind.CALL,
                action,
                Event.Who.person("ada"),
                Event.Decision.ALLOWED,
                "",
                Map.of("durationMicros", 12L, "scope", "READ"));
    }

    private Path folder() {
        return data.resolve("audit");
    }

    private FileAudit open() throws Exception {
        return new FileAudit(folder(), 2_000, Clock.systemUTC());
    }

    @Test
    void whatIsRecordedStandsInTheFileAndIsListedNewestFirst() throws Exception {
        var audit = open();
        audit.record(event("one"));
        audit.record(event("two"));
        audit.record(event("three"));
        var lines = audit.lines(OptionalLong.empty(), 2);
        assertEquals(List.of(3L, 2L), lines.stream().map(line -> line.number()).toList());
        assertTrue(lines.get(0).json().contains("\"action\":\"three\""), lines.toString());
        assertEquals(1, audit.lines(OptionalLong.of(2), 10).size());
        assertEquals(new Verification(3, Optional.empty()), audit.verify());
        audit.close();
    }

    @Test
    void theChainGoesOnOverFilesAndRestarts() throws Exception {
        for (int run = 0; run < 3; run++) {
            var audit = open();
            for (int i = 0; i < 20; i++) {
                audit.note(event("note-" + i));
            }
            audit.record(event("end"));
            audit.close();
        }
        assertTrue(Lines.files(folder()).size() > 3);
        assertEquals(new Verification(63, Optional.empty()), ChainCheck.of(folder()));
    }

    @Test
    void linesAreListedOverFilesDownToTheFirst() throws Exception {
        var audit = open();
        for (int i = 0; i < 40; i++) {
            audit.record(event("event-" + i));
        }
        var numbers = audit.lines(OptionalLong.of(31), 25).stream()
                .map(line -> line.number())
                .toList();
        assertEquals(IntStream.rangeClosed(6, 30).mapToObj(i -> (long) 36 - i).toList(), numbers);
        assertEquals(5, audit.lines(OptionalLong.of(6), 100).size());
        audit.close();
    }

    @Test
    void aLineThatIsBeingWrittenDisturbsNobody() throws Exception {
        var audit = open();
        audit.record(event("one"));
        Path file = Lines.files(folder()).get(0);
        Files.writeString(file, "{\"number\":2,", StandardOpenOption.APPEND);
        assertEquals(1, audit.lines(OptionalLong.empty(), 10).size());
        assertEquals(new Verification(1, Optional.empty()), audit.verify());
        audit.close();
    }

    @Test
    void longNamesAreCut() throws Exception {
        var audit = open();
        String name = "n".repeat(1_000_000);
        audit.record(new Event(
                Event.Kind.CALL, name, Event.Who.person(name), Event.Decision.DENIED, name, Map.of("name", name)));
        assertTrue(Files.size(Lines.files(folder()).get(0)) < 10_000);
        audit.close();
    }

    @Test
    void whoRecordsWhileItClosesIsToldAndDoesNotWait() throws Exception {
        for (int run = 0; run < 20; run++) {
            var audit = open();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 8; writer++) {
                    threads.submit(() -> assertThrows(AuditFailure.class, () -> {
                        while (true) {
                            audit.record(event("until it closes"));
                        }
                    }));
                }
                audit.close();
            }
        }
        assertEquals(Optional.empty(), ChainCheck.of(folder()).problem());
    }

    @Test
    void notesLastSoon() throws Exception {
        var audit = open();
        audit.note(event("note"));
        while (Head.read(folder()).isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(new Verification(1, Optional.empty()), ChainCheck.of(folder()));
        audit.close();
    }

    @Test
    void manyWritersMakeOneChain() throws Exception {
        var audit = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100)
                    .forEach(writer -> threads.submit(() -> {
                        audit.record(event("record-" + writer));
                        audit.note(event("note-" + writer));
                    }));
        }
        audit.close();
        assertEquals(new Verification(200, Optional.empty()), ChainCheck.of(folder()));
    }

    @Test
    void aLineThatACrashToreIsPutAsideAndTheChainGoesOn() throws Exception {
        var audit = open();
        audit.record(event("whole"));
        audit.close();
        Path file = Lines.files(folder()).get(0);
        Files.writeString(file, Files.readString(file) + "{\"number\":2,\"time\":");
        var again = open();
        again.record(event("after"));
        again.close();
        assertEquals(new Verification(2, Optional.empty()), ChainCheck.of(folder()));
        assertTrue(
                Files.readString(folder().resolve(file.getFileName() + ".torn")).contains("\"number\":2"));
    }

    @Test
    void missingLinesAtTheEndRefuseTheStart() throws Exception {
        var audit = open();
        audit.record(event("one"));
        audit.record(event("two"));
        audit.close();
        Path file = Lines.files(folder()).get(0);
        String first = Files.readAllLines(file).get(0);
        Files.writeString(file, first + "\n");
        assertTrue(ChainCheck.of(folder()).problem().orElseThrow().contains("missing at the end"));
        assertTrue(assertThrows(Exception.class, this::open).getMessage().contains("Lines are missing"));
    }

    @Test
    void whatCannotBeWrittenIsRefusedUntilItCan() throws Exception {
        var audit = open();
        audit.record(event("one"));
        // The folder goes away, as a disk does; a file in its place keeps it from being made anew.
        Path away = data.resolve("away");
        Files.move(folder(), away);
        Files.writeString(folder(), "");
        assertThrows(AuditFailure.class, () -> audit.record(event("lost")));
        assertThrows(AuditFailure.class, () -> audit.note(event("lost")));
        assertThrows(AuditFailure.class, () -> audit.record(event("lost")));
        assertThrows(AuditFailure.class, () -> audit.note(event("lost")));
        Files.delete(folder());
        Files.move(away, folder());
        audit.record(event("again"));
        audit.close();
        assertEquals(Optional.empty(), ChainCheck.of(folder()).problem());
    }

    @Test
    void namesCannotBreakOrDisguiseALine() throws Exception {
        var audit = open();
        for (String name :
                List.of("a\r\nb", "\u001b[31mred", "\u202egnp", "\u007f", "\u0085", "\u2028", "\ud800", "\"}")) {
            audit.record(new Event(
                    Event.Kind.CONSENT,
                    name,
                    Event.Who.person(name),
                    Event.Decision.DENIED,
                    name,
                    Map.of("name", name)));
        }
        audit.close();
        byte[] bytes = Files.readAllBytes(Lines.files(folder()).get(0));
        for (byte b : bytes) {
            assertTrue(b == '\n' || b >= ' ' && b < 0x7f, String.valueOf(b));
        }
        assertEquals(Optional.empty(), ChainCheck.of(folder()).problem());
    }

    @Test
    void itsFilesAreTheOwnersAlone() throws Exception {
        var audit = open();
        audit.record(event("one"));
        audit.close();
        try (var files = Files.walk(folder())) {
            for (Path file : files.toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertTrue(permissions.endsWith("------"), permissions + " " + file);
            }
        }
    }
}
