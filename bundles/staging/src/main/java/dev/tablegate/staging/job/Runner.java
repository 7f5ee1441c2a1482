// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.write.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs on threads of their own, and goes on with those that a restart broke off. */
@Component(service = Runner.class, immediate = true)
public final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int MOST_AT_ONCE = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Integer> begun = new ConcurrentHashMap<>();
    private final Means means;

    @Activate
    public Runner(BundleContext context, @Reference Desk desk, @Reference Tables tables, @Reference Writer writer) {
        this(new Means(
                desk,
                tables,
                writer,
                Path.of(context.getProperty("tablegate.data")).resolve("jobs"),
                desk.clock(),
                Thread::sleep));
    }

    Runner(Means means) {
        this.means = means;
        means.desk().book().all().stream()
                .filter(header -> header.status() == Status.RUNNING)
                .forEach(header -> begin(header.id()));
    }

    Means means() {
        return means;
    }

    /** Begins a job whose status is RUNNING already, durably. What cannot begin now begins after a restart. */
    void begin(String job) {
        if (begun.merge(job, 1, Integer::sum) == 1) {
            threads.execute(() -> run(job));
        }
    }

    /** Whether nothing is being done for a job. */
    boolean idle(String job) {
        return !begun.containsKey(job);
    }

    /** What is under way lasts, and goes on after the restart. */
    @Deactivate
    void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
    }

    /** Once for each time that it was begun since: it may be resumed before this thread is gone. */
    private void run(String job) {
        int times;
        do {
            times = begun.getOrDefault(job, 0);
            runOnce(job);
        } while (!begun.remove(job, times));
    }

    private void runOnce(String job) {
        try {
            places.acquire();
            try {
                var header = means.desk().book().find(job).filter(one -> one.status() == Status.RUNNING);
                if (header.isPresent()) {
                    new Run(means, header.get()).go();
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException stopping) {
            LOG.info("The bulk update {} goes on after the restart", job);
        } catch (RuntimeException broken) {
            // The store, the audit record or the disk, all of which may fail: what is under way lasts.
            LOG.error("The bulk update {} broke off, and goes on after a restart", job, broken);
        }
    }
}
