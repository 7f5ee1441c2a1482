// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.registry.Lease;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.host.catalog.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of sources of resources: all of them are asked, and one that fails is no reason to do without the others. */
public final class ResourceCalls {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceCalls.class);

    private final Shelf<Resources, Resources> sources;
    private final Calls calls;

    public ResourceCalls(Shelf<Resources, Resources> sources, Calls calls) {
        this.sources = sources;
        this.calls = calls;
    }

    private interface Question<R> {
        R ask(Resources source);
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#resources}. */
    public List<Resource> list(Request request) {
        RunningCall call = calls.create(request, "resources", Calls.LIMIT);
        return running(call, () -> {
            var all = new ArrayList<Resource>();
            for (String name : sources.listed().keySet()) {
                try {
                    ask(call, name, source -> source.list(call.shown())).ifPresent(all::addAll);
                } catch (ToolException failed) {
                    leftOut(call, name, failed);
                }
            }
            return List.copyOf(all);
        });
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#resourceTemplates}. */
    public List<ResourceTemplate> templates() {
        var all = new ArrayList<ResourceTemplate>();
        sources.listed().forEach((name, source) -> {
            try {
                all.addAll(source.templates());
            } catch (RuntimeException | LinkageError broken) {
                // A source of a third party that fails must not hide those of the others.
                LOG.warn("The templates of {} are left out", name, broken);
            }
        });
        return List.copyOf(all);
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#read}. */
    public Optional<ResourceContent> read(Request request, String uri) {
        RunningCall call = calls.create(request, "resources", Calls.LIMIT);
        return running(call, () -> {
            Optional<ToolException> failure = Optional.empty();
            for (String name : sources.listed().keySet()) {
                try {
                    var content = ask(call, name, source -> source.read(uri, call.shown()))
                            .flatMap(found -> found);
                    if (content.isPresent()) {
                        return content;
                    }
                } catch (ToolException failed) {
                    leftOut(call, name, failed);
                    failure = failure.or(() -> Optional.of(failed));
                }
            }
            if (failure.isPresent()) {
                throw failure.get();
            }
            return Optional.empty();
        });
    }

    private <R> R running(RunningCall call, Callable<R> body) {
        try {
            return calls.run(call, body);
        } catch (Throwable thrown) {
            // The one place where everything from a source ends, Errors of its class loader included.
            throw Failures.of(call, thrown);
        }
    }

    private <R> Optional<R> ask(RunningCall call, String name, Question<R> question) {
        call.checkCancelled();
        try {
            var lease = sources.lease(name, call, call.deadlineNanos());
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            try (Lease<Resources> used = lease.get()) {
                return Optional.of(question.ask(used.content()));
            }
        } catch (Throwable thrown) {
            // Contained here, so that the next source is asked; the caller decides what a failure means.
            throw Failures.of(call, thrown);
        }
    }

    /** A call that was stopped asks nobody else. */
    private static void leftOut(RunningCall call, String name, ToolException failed) {
        call.checkCancelled();
        LOG.warn("Call {} does without {}: {}", call.id(), name, failed.getMessage());
    }
}
