// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class LiveWorkspaceTest {

    private static final int HALF_MEGABYTE = 512 * 1024;

    @TempDir
    Path data;

    private Path folder = Path.of("");
    private Rooms rooms = new Rooms(folder);

    @BeforeEach
    void open() {
        folder = data.resolve("workspace");
        rooms = new Rooms(folder);
    }

    @Test
    void aFileIsReadByItsOwnConnectionOnly() throws IOException {
        var workspace = rooms.open();
        var file = Rooms.file(workspace, "a", "report.txt", "hello");
        assertEquals("hello", read(workspace, file, 0));
        assertEquals("lo", read(workspace, file, 3));
        assertEquals(5, file.bytes());
        assertEquals("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", file.sha256());
        assertEquals(List.of(file), workspace.list("a"));
        assertTrue(workspace.find("b", file.id()).isEmpty());
        assertTrue(workspace.find("", "a/" + file.id()).isEmpty());
        workspace.delete("b", file.id());
        assertTrue(workspace.find("a", file.id()).isPresent());
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        var file = Rooms.file(rooms.open(), "a", "report.txt", "hello");
        var again = rooms.open();
        assertEquals(List.of(file), again.list("a"));
        assertEquals("hello", read(again, file, 0));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsTheDisk() throws IOException {
        var file = Rooms.file(rooms.open(), "a", "report.txt", "hello");
        assertEquals("rwx------", modes(folder));
        assertEquals("rw-------", modes(folder.resolve(file.id())));
    }

    @Test
    void withoutItsRecordAFileIsGone() {
        var workspace = rooms.open();
        var file = Rooms.file(workspace, "a", "report.txt", "hello");
        rooms.store.write(Change.remove("workspace-file", "a/" + file.id()));
        assertThrows(IOException.class, () -> workspace.open(file, 0));
    }

    @Test
    void whatACrashLeftIsRemovedAtTheStart() throws IOException {
        var workspace = rooms.open();
        var kept = Rooms.file(workspace, "a", "kept.txt", "kept");
        var lost = Rooms.file(workspace, "a", "lost.txt", "lost");
        var draft = workspace.create("a", "half.txt", "text/plain", Duration.ofHours(1));
        draft.content().write(new byte[HALF_MEGABYTE]);
        Files.delete(folder.resolve(lost.id()));
        var again = rooms.open();
        assertEquals(List.of(kept), again.list("a"));
        assertEquals(Set.of(kept.id()), onDisk());
        Rooms.file(again, "a", "big", new byte[HALF_MEGABYTE + 100_000]);
    }

    @Test
    void anUnfinishedFileIsNotThere() throws IOException {
        var workspace = rooms.open();
        try (var draft = workspace.create("a", "half.txt", "text/plain", Duration.ofHours(1))) {
            draft.content().write(1);
            draft.content().close();
            workspace.sweep(() -> file -> true);
            assertEquals(1, onDisk().size());
            assertTrue(workspace.list("a").isEmpty());
        }
        assertTrue(onDisk().isEmpty());
    }

    @Test
    void whatHasExpiredIsNotFoundAndThenDeleted() throws IOException {
        var workspace = rooms.open();
        var file = Rooms.file(workspace, "a", "report.txt", "hello");
        rooms.clock.advance(Duration.ofMinutes(61));
        assertTrue(workspace.list("a").isEmpty());
        assertTrue(workspace.find("a", file.id()).isEmpty());
        assertThrows(IOException.class, () -> workspace.open(file, 0));
        workspace.sweep(() -> one -> true);
        assertTrue(onDisk().isEmpty());
        assertFalse(rooms.store.everything().contains(file.id()));
    }

    @Test
    void filesGoWithTheirConnection() throws IOException {
        var workspace = rooms.open();
        Rooms.file(workspace, "a", "a.txt", "a");
        var other = Rooms.file(workspace, "b", "b.txt", "b");
        workspace.sweep(() -> file -> file.connection().equals("b"));
        assertEquals(Set.of(other.id()), onDisk());
        assertTrue(workspace.list("a").isEmpty());
    }

    @Test
    void aConnectionHasSoMuchRoomAndNoMore() throws IOException {
        var workspace = rooms.open();
        var first = Rooms.file(workspace, "a", "one", new byte[HALF_MEGABYTE]);
        try (var draft = workspace.create("a", "two", "text/plain", Duration.ofHours(1))) {
            var failure =
                    assertThrows(ToolException.class, () -> draft.content().write(new byte[HALF_MEGABYTE + 1]));
            assertTrue(failure.getMessage().contains("1 MB"), failure.getMessage());
        }
        workspace.delete("a", first.id());
        Rooms.file(workspace, "a", "three", new byte[2 * HALF_MEGABYTE]);
        assertThrows(ToolException.class, () -> workspace.create("a", "four", "text/plain", Duration.ofHours(1)));
    }

    @Test
    void allConnectionsTogetherHaveSoMuchRoom() {
        var workspace = rooms.open();
        Rooms.file(workspace, "a", "one", new byte[2 * HALF_MEGABYTE]);
        Rooms.file(workspace, "b", "two", new byte[2 * HALF_MEGABYTE]);
        assertThrows(ToolException.class, () -> workspace.create("c", "three", "text/plain", Duration.ofHours(1)));
        // And after a restart.
        assertThrows(ToolException.class, () -> rooms.open().create("c", "three", "text/plain", Duration.ofHours(1)));
    }

    @Test
    void namesAreSafeEverywhere() {
        assertEquals("etc_passwd", Names.safe("../../etc/passwd"));
        assertEquals("a_b_.csv", Names.safe("a\r\n\"b\".csv"));
        assertEquals("file_con.txt", Names.safe("con.txt"));
        assertEquals("file", Names.safe("\u0000/.."));
        assertEquals("x_.csv.gz", Names.safe("xäöü.csv.gz"));
        String cut = Names.safe("a".repeat(500) + ".csv");
        assertEquals(120, cut.length());
        assertTrue(cut.endsWith(".csv"));
    }

    @Test
    void pagesAreToldWhatChanged() {
        var workspace = rooms.open();
        var file = Rooms.file(workspace, "a", "report.txt", "hello");
        workspace.delete("a", file.id());
        assertEquals(2, rooms.told.size());
        assertEquals(Workspace.CHANGED, rooms.told.getFirst().getTopic());
        assertEquals("a", rooms.told.getFirst().getProperty("connection"));
        assertEquals(file.id(), rooms.told.getLast().getProperty("file"));
    }

    private static String read(Workspace workspace, Workspace.File file, long offset) throws IOException {
        try (var content = workspace.open(file, offset)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Set<String> onDisk() throws IOException {
        return Set.copyOf(new Folder(folder).ids());
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
