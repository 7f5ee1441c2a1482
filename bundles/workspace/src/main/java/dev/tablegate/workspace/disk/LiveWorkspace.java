// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.disk;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Seal;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.workspace.Workspace;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files in the folder {@code workspace} of the data directory, and what is known of them in the store. */
@Component(
        service = {Workspace.class, LiveWorkspace.class},
        configurationPid = "dev.tablegate.workspace")
@Designate(ocd = LiveWorkspace.Config.class)
public final class LiveWorkspace implements Workspace {

    private static final Logger LOG = LoggerFactory.getLogger(LiveWorkspace.class);

    private final Set<String> drafts = ConcurrentHashMap.newKeySet();
    private final Folder folder;
    private final Book book;
    private final Seal seal;
    private final Clock clock;
    private final Quota quota;
    private final EventAdmin events;

    /** How much room there is for files. */
    @ObjectClassDefinition(
            name = "Tablegate workspace",
            description = "Files and snapshots that connections keep on the disk of this server.")
    public @interface Config {

        @AttributeDefinition(
                name = "Megabytes per connection",
                description = "How much the files and snapshots of one connection may take.",
                min = "1")
        int megabytesPerConnection() default 1024;

        @AttributeDefinition(
                name = "Megabytes in all",
                description = "How much the files and snapshots of all connections may take together.",
                min = "1")
        int megabytes() default 10_240;
    }

    @Activate
    public LiveWorkspace(
            BundleContext context,
            @Reference Store store,
            @Reference Seal seal,
            @Reference EventAdmin events,
            Config config)
            throws IOException {
        this(
                Path.of(context.getProperty("tablegate.data")).resolve("workspace"),
                new Means(store, seal, events, Clock.systemUTC()),
                new Quota(config.megabytesPerConnection(), config.megabytes()));
    }

    /** What it works with. */
    record Means(Store store, Seal seal, EventAdmin events, Clock clock) {}

    LiveWorkspace(Path path, Means means, Quota quota) throws IOException {
        this.folder = new Folder(path);
        this.book = new Book(means.store());
        this.seal = means.seal();
        this.events = means.events();
        this.clock = means.clock();
        this.quota = quota;
        for (Kept kept : book.all()) {
            quota.add(kept.file().connection(), Quota.counted(kept.file().bytes()));
        }
        sweep(() -> file -> true);
    }

    @Override
    public Draft create(String connection, String name, String mediaType, Duration timeToLive) {
        var now = clock.instant();
        var file = new File(Names.fresh(), connection, Names.safe(name), mediaType, 0, "", now, now.plus(timeToLive));
        return new LiveDraft(this, file);
    }

    @Override
    public List<File> list(String connection) {
        return book.of(connection).stream()
                .map(Kept::file)
                .filter(this::lives)
                .sorted(Comparator.comparing(File::created).reversed())
                .toList();
    }

    @Override
    public Optional<File> find(String connection, String id) {
        return kept(connection, id).map(Kept::file);
    }

    @Override
    public InputStream open(File file, long offset) throws IOException {
        Kept kept = kept(file.connection(), file.id()).orElseThrow(() -> new FileNotFoundException("the file is gone"));
        byte[] key = seal.open(kept.key(), kept.purpose())
                .orElseThrow(() -> new IOException("the key of the file cannot be opened any more"));
        return folder.open(file.id(), key, kept.file().bytes(), offset);
    }

    @Override
    public void delete(String connection, String id) {
        if (Names.plausible(id)) {
            book.find(connection, id).ifPresent(this::remove);
        }
    }

    /**
     * Removes what has expired, what a crash left lying about, and what is not wanted.
     *
     * @param wanted asked after the files are listed, so that it knows whoever made one of them
     */
    void sweep(Supplier<Predicate<File>> wanted) throws IOException {
        // In this order: a draft that is finished meanwhile is in the book before it is no draft any more.
        var left = new HashSet<>(folder.ids());
        left.removeAll(drafts);
        var all = book.all();
        var stays = wanted.get();
        for (Kept kept : all) {
            File file = kept.file();
            left.remove(file.id());
            if (!lives(file) || !stays.test(file) || !folder.has(file.id())) {
                remove(kept);
            }
        }
        for (String id : left) {
            folder.delete(id);
        }
    }

    private void remove(Kept kept) {
        // The record first: without its key nobody reads what is left on the disk.
        book.remove(kept);
        quota.release(kept.file().connection(), Quota.counted(kept.file().bytes()));
        deleteQuietly(kept.file().id());
        tell(kept.file());
    }

    SealedOutput begin(File file, byte[] key) throws IOException {
        drafts.add(file.id());
        try {
            return folder.create(file.id(), key);
        } catch (IOException failed) {
            drafts.remove(file.id());
            throw failed;
        }
    }

    File finish(File file, byte[] key) throws IOException {
        folder.settle();
        var left = Duration.between(clock.instant(), file.expires());
        book.add(new Kept(file, seal.seal(key, Kept.purpose(file.connection(), file.id()), left)));
        drafts.remove(file.id());
        tell(file);
        return file;
    }

    void giveUp(File file) {
        deleteQuietly(file.id());
        drafts.remove(file.id());
    }

    byte[] freshKey() {
        return folder.freshKey();
    }

    Quota quota() {
        return quota;
    }

    private void deleteQuietly(String id) {
        try {
            folder.delete(id);
        } catch (IOException failed) {
            LOG.warn("The file {} could not be deleted; it is tried again later", id, failed);
        }
    }

    private Optional<Kept> kept(String connection, String id) {
        return Names.plausible(id) ? book.find(connection, id).filter(kept -> lives(kept.file())) : Optional.empty();
    }

    private boolean lives(File file) {
        return clock.instant().isBefore(file.expires());
    }

    private void tell(File file) {
        events.postEvent(new Event(CHANGED, Map.of("connection", file.connection(), "file", file.id())));
    }

    static ToolException failed(IOException cause) {
        return new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "The server could not write or read the file; its disk may be full. The log of the server says why.",
                cause);
    }
}
