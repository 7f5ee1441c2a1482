// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record as files: one thread writes, and what waits together is made to last together. */
@Component(configurationPid = "dev.tablegate.audit")
@Designate(ocd = FileAudit.Config.class)
public final class FileAudit implements Audit {

    private static final Logger LOG = LoggerFactory.getLogger(FileAudit.class);
    private static final int QUEUE = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long MEGABYTE = 1024 * 1024;

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Path folder;
    private final long largest;
    private final Clock clock;
    private final Thread thread;
    private volatile Optional<Chain> chain;
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile boolean closing;
    private volatile boolean closed;

    /** How the record is kept. */
    @ObjectClassDefinition(name = "Tablegate audit", description = "How the audit record is kept.")
    public @interface Config {

        @AttributeDefinition(
                name = "File size",
                description = "Megabytes after which the record goes on in the next file.",
                min = "1")
        int fileMegabytes() default 8;
    }

    /** An event that waits; without one, somebody only wakes the writer. */
    private record Waiting(Optional<ObjectNode> draft, boolean durable, CompletableFuture<Void> end) {}

    @Activate
    public FileAudit(BundleContext context, Config config) throws IOException {
        this(
                Path.of(context.getProperty("tablegate.data")).resolve("audit"),
                config.fileMegabytes() * MEGABYTE,
                Clock.systemUTC());
    }

    FileAudit(Path folder, long largest, Clock clock) throws IOException {
        this.folder = folder;
        this.largest = largest;
        this.clock = clock;
        chain = Optional.of(Chain.open(folder, largest));
        thread = Thread.ofPlatform().name("audit").daemon().start(this::write);
    }

    @Override
    public void record(Event event) {
        try {
            enqueue(event, true).join();
        } catch (CompletionException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void note(Event event) {
        enqueue(event, false);
    }

    @Override
    public List<Line> lines(OptionalLong before, int limit) {
        long below = before.orElse(Long.MAX_VALUE);
        var found = new ArrayList<Line>();
        try {
            List<Path> files = new ArrayList<>(Lines.files(folder));
            Collections.reverse(files);
            for (Path file : files) {
                if (found.size() == limit) {
                    break;
                }
                found.addAll(newest(file, below, limit - found.size()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Line> newest(Path file, long below, int limit) throws IOException {
        Deque<Line> newest = new ArrayDeque<>();
        try (var lines = new LineReader(file)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                long number = Lines.JSON.readTree(line.get()).path("number").asLong();
                if (number < below) {
                    newest.addFirst(new Line(number, line.get()));
                }
                if (newest.size() > limit) {
                    newest.removeLast();
                }
            }
        }
        return List.copyOf(newest);
    }

    @Override
    public Verification verify() {
        try {
            return ChainCheck.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        closing = true;
        // An interrupt would close the file under the writer.
        queue.put(new Waiting(Optional.empty(), true, new CompletableFuture<>()));
        thread.join();
    }

    private CompletableFuture<Void> enqueue(Event event, boolean durable) {
        // A note is not waited for, so what failed before it is told here; what is durable tries anew.
        failure.filter(unused -> !durable).ifPresent(cause -> {
            throw unwritable(cause);
        });
        if (closing) {
            throw unwritable(new IllegalStateException("closing"));
        }
        var waiting = new Waiting(Optional.of(Lines.draft(event, clock.instant())), durable, new CompletableFuture<>());
        try {
            queue.put(waiting);
            refuseIfClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unwritable(e);
        }
        return waiting.end();
    }

    private void write() {
        var batch = new ArrayList<Waiting>();
        boolean dirty = false;
        while (!closing || !queue.isEmpty()) {
            batch.clear();
            take(batch);
            try {
                dirty = append(batch) || dirty;
                boolean now = batch.isEmpty() || batch.stream().anyMatch(Waiting::durable);
                // After a failure, writing the head shows whether the disk takes anything again.
                if (dirty && now || failure.isPresent()) {
                    open().force();
                    dirty = false;
                }
                failure = Optional.empty();
                batch.forEach(waiting -> waiting.end().complete(null));
            } catch (IOException | RuntimeException e) {
                fail(batch, e);
            }
        }
        finish();
        closed = true;
        refuseIfClosed();
    }

    /** Who came too late for the writer must not wait for it. */
    private void refuseIfClosed() {
        if (closed) {
            for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
                left.end().completeExceptionally(new IOException("The audit record is closed; the server stops."));
            }
        }
    }

    /** What waits; nothing after a second, so that notes last by then. */
    private void take(List<Waiting> batch) {
        try {
            Optional.ofNullable(queue.poll(1, TimeUnit.SECONDS)).ifPresent(batch::add);
        } catch (InterruptedException unexpected) {
            LOG.debug("Nobody interrupts the writer of the record", unexpected);
        }
        queue.drainTo(batch, MOST_AT_ONCE);
    }

    private boolean append(List<Waiting> batch) throws IOException {
        for (Waiting waiting : batch) {
            if (waiting.draft().isPresent()) {
                open().append(waiting.draft().get());
            }
        }
        return !batch.isEmpty();
    }

    private Chain open() throws IOException {
        if (chain.isEmpty()) {
            chain = Optional.of(Chain.open(folder, largest));
        }
        return chain.get();
    }

    /** The file may hold half a line now: it is opened anew, which puts that aside. */
    private void fail(List<Waiting> batch, Exception cause) {
        if (failure.isEmpty()) {
            LOG.error("The audit record cannot be written; nothing that must be recorded happens until it can", cause);
        }
        failure = Optional.of(cause instanceof IOException io ? io : new IOException(cause));
        batch.forEach(waiting -> waiting.end().completeExceptionally(cause));
        finish();
        chain = Optional.empty();
    }

    private void finish() {
        try {
            if (chain.isPresent()) {
                chain.get().force();
                chain.get().close();
            }
        } catch (IOException e) {
            LOG.warn("The audit record was not closed in order", e);
        }
    }

    private static AuditFailure unwritable(Throwable cause) {
        return new AuditFailure(
                "The audit record cannot be written, so nothing that must be recorded can happen. Look at the free space"
                        + " of the data directory and the log.",
                cause);
    }
}
