// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import dev.tablegate.tck.OpenSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Workspaces for tests, over one store, folder and clock. */
public final class Rooms {

    public final MovableClock clock = new MovableClock();
    public final MemoryStore store = new MemoryStore(clock);
    public final List<Event> told = new CopyOnWriteArrayList<>();
    private final Path folder;

    public Rooms(Path folder) {
        this.folder = folder;
    }

    /** A workspace as after a start of the server. */
    public LiveWorkspace open() {
        return open(1, 2);
    }

    /** With room for so many megabytes. */
    public LiveWorkspace open(int megabytes, int inAll) {
        var events = new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                told.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                told.add(event);
            }
        };
        try {
            return new LiveWorkspace(
                    folder, new LiveWorkspace.Means(store, new OpenSeal(), events, clock), new Quota(megabytes, inAll));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small file of a connection. */
    public static Workspace.File file(Workspace workspace, String connection, String name, String content) {
        return file(workspace, connection, name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of a connection that lives for an hour. */
    public static Workspace.File file(Workspace workspace, String connection, String name, byte[] content) {
        try (var draft = workspace.create(connection, name, "text/plain", Duration.ofHours(1))) {
            draft.content().write(content);
            return draft.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
