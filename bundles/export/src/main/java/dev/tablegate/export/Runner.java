// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs exports on threads of their own, and goes on with those that a restart broke off. */
@Component(service = Runner.class, immediate = true)
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final long LONGEST_STOP_SECONDS = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final Duration lookAgain;
    private final Desk desk;
    private final Reader reader;
    private volatile boolean stopping;

    @Activate
    public Runner(@Reference Desk desk, @Reference Reader reader) {
        this(desk, reader, Duration.ofMinutes(1));
    }

    Runner(Desk desk, Reader reader, Duration lookAgain) {
        this.lookAgain = lookAgain;
        this.desk = desk;
        this.reader = reader;
        this.places = new Semaphore(desk.limits().runningInAll());
        desk.book().all().stream().filter(Header::running).forEach(header -> begin(header.id()));
    }

    Reader reader() {
        return reader;
    }

    /** Begins one that is in the book already. */
    void begin(String id) {
        if (begun.add(id)) {
            threads.execute(() -> run(id));
        }
    }

    private void run(String id) {
        try {
            while (!turn(id)) {
                Thread.sleep(lookAgain);
            }
        } catch (InterruptedException | CancellationException stop) {
            LOG.info("The export {} goes on after the restart", id);
        } catch (RuntimeException broken) {
            // The store or the audit record, both of which may fail: what is under way lasts.
            LOG.error("The export {} broke off, and goes on after a restart", id, broken);
        } finally {
            begun.remove(id);
        }
    }

    /** Whether it is over. One that waits leaves its place to others, and is looked at again even if it was cancelled: it
     * has parts to drop. */
    private boolean turn(String id) throws InterruptedException {
        places.acquire();
        try {
            return desk.book()
                    .find(id)
                    .map(header -> new Run(desk, reader, () -> stopping, header).go())
                    .orElse(true);
        } finally {
            places.release();
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        stopping = true;
        threads.shutdownNow();
        if (!threads.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An export did not stop in time");
        }
    }
}
