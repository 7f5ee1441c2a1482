// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.registry;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.catalog.Catalog.Change;
import dev.tablegate.host.catalog.Catalog.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what changed, on one thread of its own; what changes while it waits its turn is told once. */
public final class Announcer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** A bundle brings its tools one by one; they are told of together. */
    private static final Duration TOGETHER = Duration.ofMillis(30);

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("catalog").factory());
    private final Set<Scope> tools = EnumSet.noneOf(Scope.class);
    private boolean prompts;
    private boolean resources;

    /** Adds a listener until the subscription is closed. */
    public Subscription subscribe(Consumer<Change> listener) {
        // A wrapper of its own, so that a listener can subscribe twice.
        Consumer<Change> own = listener::accept;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    /** Announces the change soon. */
    public void announce(Change change) {
        boolean first;
        synchronized (this) {
            first = tools.isEmpty() && !prompts && !resources;
            switch (change) {
                case Change.Tools(var scope) -> tools.add(scope);
                case Change.Prompts all -> prompts = true;
                case Change.Resources all -> resources = true;
            }
        }
        if (first) {
            CompletableFuture.delayedExecutor(TOGETHER.toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(this::flush);
        }
    }

    @Override
    public void close() {
        listeners.clear();
        thread.shutdownNow();
    }

    private void flush() {
        for (Change change : due()) {
            for (Consumer<Change> listener : listeners) {
                try {
                    listener.accept(change);
                } catch (RuntimeException broken) {
                    // One listener that fails must not keep the news from the others.
                    LOG.warn("A listener of the catalog failed", broken);
                }
            }
        }
    }

    private synchronized List<Change> due() {
        var due = new ArrayList<Change>();
        // A change that the smaller scope sees is one that every larger scope sees.
        tools.stream().findFirst().ifPresent(least -> due.add(new Change.Tools(least)));
        if (prompts) {
            due.add(new Change.Prompts());
        }
        if (resources) {
            due.add(new Change.Resources());
        }
        tools.clear();
        prompts = false;
        resources = false;
        return due;
    }
}
