// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.registry.Lease;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.core.tool.CompiledTool;
import dev.tablegate.host.catalog.Invoker.NoSuchEntry;
import dev.tablegate.host.catalog.Invoker.ScopeTooLow;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import java.util.List;
import java.util.Objects;

/** Calls of tools. */
public final class ToolCalls {

    private final Shelf<Tool<?, ?>, CompiledTool> tools;
    private final Calls calls;

    public ToolCalls(Shelf<Tool<?, ?>, CompiledTool> tools, Calls calls) {
        this.tools = tools;
        this.calls = calls;
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#call}. */
    public Outcome call(Request request, String name, JsonNode arguments) {
        CompiledTool seen =
                tools.find(name).orElseThrow(() -> unknown(request.grant().scope(), name));
        requireScope(request, seen);
        RunningCall call = calls.create(request, name, seen.timeout());
        try {
            return calls.run(call, () -> run(call, request, arguments));
        } catch (Throwable thrown) {
            // The one place where everything from a tool ends, Errors of its class loader included.
            ToolException failure = Failures.of(call, thrown);
            return new Outcome.Failure(failure.code(), failure.getMessage());
        }
    }

    private Outcome run(RunningCall call, Request request, JsonNode arguments) throws Exception {
        try (Lease<CompiledTool> lease = tools.lease(call.target(), call, call.deadlineNanos())
                .orElseThrow(() -> unknown(call.scope(), call.target()))) {
            CompiledTool tool = lease.content();
            // It may be another version than the one that was seen before the wait.
            requireScope(request, tool);
            JsonNode given =
                    arguments.isNull() || arguments.isMissingNode() ? JsonNodeFactory.instance.objectNode() : arguments;
            tool.check(given);
            Record input = tool.decode(given);
            Record output = Objects.requireNonNull(tool.tool().call(input, call.shown()), "the tool returned null");
            Outcome.Success answer = tool.encode(output);
            return request.channel().waits()
                    ? TaskCalls.begun(tool, input, output, call)
                            .map(answer::beginning)
                            .orElse(answer)
                    : answer;
        }
    }

    private static void requireScope(Request request, CompiledTool tool) {
        Scope needed = tool.listed().scope();
        if (!request.grant().scope().includes(needed)) {
            throw new ScopeTooLow(tool.listed().name(), needed);
        }
    }

    /** Names only what the scope sees: what is hidden is not hinted at. */
    private NoSuchEntry unknown(Scope scope, String name) {
        List<String> visible = tools.listed().values().stream()
                .map(CompiledTool::listed)
                .filter(tool -> scope.includes(tool.scope()))
                .map(tool -> tool.name())
                .toList();
        return new NoSuchEntry("There is no tool '" + Quoted.of(name) + "'." + Quoted.meant(Nearest.to(name, visible))
                + " Call tools/list to see the tools there are.");
    }
}
