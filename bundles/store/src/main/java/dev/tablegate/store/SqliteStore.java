// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.store;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store in one SQLite file, {@code state.db} in the data directory. */
@Component
public final class SqliteStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_WAITING = 1_000;

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Open open;
    private final Thread thread;
    private volatile Optional<StoreFailure> stopped = Optional.empty();

    @Activate
    public SqliteStore(BundleContext context) {
        this(Path.of(context.getProperty("tablegate.data")), Clock.systemUTC());
    }

    /**
     * Opens the store, or makes it.
     *
     * @throws StoreFailure if it is damaged, or another process works with it
     */
    SqliteStore(Path data, Clock clock) {
        this(Open.in(data, new Database(data.resolve("state.db")), clock));
    }

    SqliteStore(Open open) {
        this.open = open;
        thread = Thread.ofPlatform().name("store-writer").daemon().start(this::write);
    }

    @Override
    public Optional<Entry> get(String kind, String id) {
        return open.reader().get(kind, id);
    }

    @Override
    public List<Entry> list(String kind, String prefix) {
        return open.reader().list(kind, prefix);
    }

    @Override
    public void write(List<Change> changes) {
        Limits.check(changes);
        var waiting = new Waiting(changes);
        try {
            queue.put(waiting);
            refuseIfStopped();
            waiting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailure("The write was interrupted; the server may be stopping.", e);
        } catch (CompletionException e) {
            throw rethrown(e);
        }
    }

    @Deactivate
    void close() throws SQLException, IOException {
        stopped = Optional.of(new StoreFailure("The store is closed; the server is stopping."));
        // What is being written is written to its end: an interrupt does not reach into SQLite.
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseIfStopped();
        open.close();
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        while (stopped.isEmpty()) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                open.writer().write(batch);
                batch.forEach(Waiting::done);
            } catch (InterruptedException stopping) {
                break;
            } catch (SQLException | IOException | RuntimeException failed) {
                stop(batch, failed);
            }
            batch.clear();
        }
        refuseIfStopped();
    }

    /** After a failure nobody knows what the disk holds: reading goes on, writing waits for a look at it. */
    private void stop(List<Waiting> batch, Exception failed) {
        LOG.error("The store stopped writing", failed);
        var failure = new StoreFailure(
                "The store stopped writing after a failure of the disk or of " + open.file()
                        + "; reading goes on. Look at the free space and the log, then restart the server.",
                failed);
        stopped = Optional.of(failure);
        batch.forEach(waiting -> waiting.fail(failure));
    }

    private void refuseIfStopped() {
        stopped.ifPresent(failure -> {
            for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
                left.fail(failure);
            }
        });
    }

    private static RuntimeException rethrown(CompletionException e) {
        return switch (e.getCause()) {
            case Conflict conflict -> new Conflict(conflict.kind(), conflict.id());
            case StoreFailure failure -> new StoreFailure(String.valueOf(failure.getMessage()), failure);
            case null, default -> e;
        };
    }
}
