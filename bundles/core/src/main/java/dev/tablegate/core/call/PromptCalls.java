// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.prompt.CompiledPrompt;
import dev.tablegate.core.registry.Lease;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.host.catalog.Invoker.NoSuchEntry;
import dev.tablegate.host.catalog.Request;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls of prompts and of completers. */
public final class PromptCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PromptCalls.class);

    private final Shelf<Prompt<?>, CompiledPrompt> prompts;
    private final Shelf<Completer, Completer> completers;
    private final Calls calls;

    public PromptCalls(Shelf<Prompt<?>, CompiledPrompt> prompts, Shelf<Completer, Completer> completers, Calls calls) {
        this.prompts = prompts;
        this.completers = completers;
        this.calls = calls;
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#prompt}. */
    public List<Message> messages(Request request, String name, Map<String, String> arguments) {
        if (prompts.find(name).isEmpty()) {
            throw unknown(name);
        }
        RunningCall call = calls.create(request, name, Calls.LIMIT);
        try {
            return calls.run(call, () -> {
                try (Lease<CompiledPrompt> lease =
                        prompts.lease(name, call, call.deadlineNanos()).orElseThrow(() -> unknown(name))) {
                    return lease.content().messages(arguments, call.shown());
                }
            });
        } catch (Throwable thrown) {
            // The one place where everything from a prompt ends, Errors of its class loader included.
            throw Failures.of(call, thrown);
        }
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#complete}. */
    public List<String> complete(Request request, String argument, String typed) {
        if (completers.find(argument).isEmpty()) {
            return List.of();
        }
        RunningCall call = calls.create(request, argument, Calls.LIMIT);
        try {
            return calls.run(call, () -> completed(call, argument, typed));
        } catch (Throwable thrown) {
            // Suggestions are a comfort: whatever a completer throws, there are none.
            ToolException failure = Failures.of(call, thrown);
            LOG.debug("Nothing completes '{}': {}", argument, failure.getMessage());
            return List.of();
        }
    }

    private List<String> completed(RunningCall call, String argument, String typed) throws InterruptedException {
        var lease = completers.lease(argument, call, call.deadlineNanos());
        if (lease.isEmpty()) {
            return List.of();
        }
        try (Lease<Completer> used = lease.get()) {
            return List.copyOf(used.content().complete(typed, call.shown()));
        }
    }

    private NoSuchEntry unknown(String name) {
        return new NoSuchEntry("There is no prompt '" + Quoted.of(name) + "'."
                + Quoted.meant(Nearest.to(name, prompts.listed().keySet()))
                + " Call prompts/list to see the prompts there are.");
    }
}
