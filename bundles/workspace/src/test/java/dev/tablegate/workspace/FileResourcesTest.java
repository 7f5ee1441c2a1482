// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace;

import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.workspace.SnapshotKeeper;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.workspace.disk.Rooms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class FileResourcesTest {

    private static final FakeCall OWNER = new FakeCall().withConnection("a");
    private static final FakeCall STRANGER = new FakeCall().withConnection("b");

    private final Workspace workspace;
    private final FileResources resources;

    FileResourcesTest(@TempDir Path data) {
        workspace = new Rooms(data.resolve("workspace")).open();
        resources = new FileResources(workspace, () -> URI.create("http://127.0.0.1:7420"), 1);
    }

    @Test
    void aTextIsReadAsText() {
        var file = Rooms.file(workspace, "a", "orders.csv", "ä,b\n");
        var content = read(file).orElseThrow();
        assertEquals(new ResourceContent.Text(uri(file), "text/plain", "ä,b\n"), content);
        assertEquals(uri(file), resources.list(OWNER).getFirst().uri());
    }

    @Test
    void jsonAndSqlAreTextToo() throws IOException {
        for (String type : List.of("application/json; charset=utf-8", "application/x-ndjson", "application/sql")) {
            try (var draft = workspace.create("a", "x", type, Duration.ofHours(1))) {
                draft.content().write('1');
                assertInstanceOf(
                        ResourceContent.Text.class, read(draft.finish()).orElseThrow(), type);
            }
        }
    }

    @Test
    void whatIsNoTextIsReadAsBytes() {
        byte[] bytes = {(byte) 0xff, 0, 1};
        var file = Rooms.file(workspace, "a", "orders.txt", bytes);
        var content = assertInstanceOf(ResourceContent.Binary.class, read(file).orElseThrow());
        assertArrayEquals(bytes, content.data());
    }

    @Test
    void anotherConnectionSeesNothing() {
        var file = Rooms.file(workspace, "a", "orders.csv", "a,b");
        assertTrue(resources.read(uri(file), STRANGER).isEmpty());
        assertTrue(resources.list(STRANGER).isEmpty());
        assertTrue(resources.read("tablegate://tables/Orders", OWNER).isEmpty());
        assertTrue(resources.read("tablegate://files/../a", OWNER).isEmpty());
    }

    @Test
    void aLargeFileIsForTheConsole() {
        var file = Rooms.file(workspace, "a", "orders.csv", new byte[2000]);
        var failure = assertThrows(ToolException.class, () -> read(file));
        assertTrue(
                failure.getMessage().contains("http://127.0.0.1:7420/system/console/tablegate-exports"),
                failure.getMessage());
    }

    @Test
    void snapshotsAreNoFiles() throws IOException {
        try (var draft = workspace.create("a", "snapshot", SnapshotKeeper.MEDIA_TYPE, Duration.ofHours(1))) {
            draft.content().write(1);
            var file = draft.finish();
            assertTrue(read(file).isEmpty());
            assertTrue(resources.list(OWNER).isEmpty());
        }
    }

    private Optional<ResourceContent> read(Workspace.File file) {
        return resources.read(uri(file), OWNER);
    }

    private static String uri(Workspace.File file) {
        return "tablegate://files/" + file.id();
    }
}
