// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.registry.Lease;
import dev.tablegate.core.registry.Shelf;
import dev.tablegate.core.tool.CompiledTool;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Invoker.NoSuchEntry;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import java.util.Optional;

/**
 * Questions about work that goes on after a call. The id of a task begins with the name of its tool, which is asked like
 * in a call: within the scope of the connection, while it is there.
 */
public final class TaskCalls {

    private static final char END_OF_NAME = ':';

    private final Shelf<Tool<?, ?>, CompiledTool> tools;
    private final Calls calls;

    public TaskCalls(Shelf<Tool<?, ?>, CompiledTool> tools, Calls calls) {
        this.tools = tools;
        this.calls = calls;
    }

    private interface Question<R> {
        R ask(CompiledTool tool, Ongoing<Record, Record> ongoing, Handle handle, RunningCall call) throws Exception;
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#task}. */
    public BegunTask find(Request request, String id) {
        return ask(request, id, (tool, ongoing, handle, call) -> shown(found(ongoing, handle, call), handle, tool));
    }

    /** See {@link dev.tablegate.host.catalog.Invoker#cancelTask}. */
    public void cancel(Request request, String id) {
        ask(request, id, (tool, ongoing, handle, call) -> {
            Task<Record> task = found(ongoing, handle, call);
            if (task.state() instanceof Task.Working) {
                end(ongoing, handle, call);
            }
            return task;
        });
    }

    /** What ended in this very moment needs no end any more, and refuses one. */
    private static void end(Ongoing<Record, Record> ongoing, Handle handle, RunningCall call) {
        try {
            ongoing.cancel(call.shown(), handle.id());
        } catch (ToolException refused) {
            if (found(ongoing, handle, call).state() instanceof Task.Working) {
                throw refused;
            }
        }
    }

    /** The task that an answer began, if it did; it is asked for by its id, so it will be found by it again. */
    static Optional<BegunTask> begun(CompiledTool tool, Record input, Record output, RunningCall call)
            throws JsonProcessingException {
        if (tool.ongoing().isEmpty()) {
            return Optional.empty();
        }
        Ongoing<Record, Record> ongoing = tool.ongoing().get();
        Optional<String> id = ongoing.task(input, output);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var handle = new Handle(tool.listed().name(), id.get());
        Task<Record> task = ongoing.find(call.shown(), handle.id())
                .orElseThrow(() -> new IllegalStateException("the tool does not find the task that it began"));
        return Optional.of(shown(task, handle, tool));
    }

    private <R> R ask(Request request, String id, Question<R> question) {
        Handle handle = Handle.of(id);
        CompiledTool seen = tools.find(handle.tool())
                .filter(tool -> ongoing(tool, request).isPresent())
                .orElseThrow(TaskCalls::unknown);
        RunningCall call = calls.create(request, handle.tool(), Calls.LIMIT);
        try {
            return calls.run(call, () -> leased(call, request, handle, question));
        } catch (Throwable thrown) {
            // The one place where everything from a tool that is asked ends, Errors of its class loader included.
            throw Failures.of(call, thrown);
        }
    }

    private <R> R leased(RunningCall call, Request request, Handle handle, Question<R> question) throws Exception {
        try (Lease<CompiledTool> lease =
                tools.lease(handle.tool(), call, call.deadlineNanos()).orElseThrow(TaskCalls::unknown)) {
            // It may be another version than the one that was seen before the wait.
            CompiledTool tool = lease.content();
            return question.ask(tool, ongoing(tool, request).orElseThrow(TaskCalls::unknown), handle, call);
        }
    }

    private static Optional<Ongoing<Record, Record>> ongoing(CompiledTool tool, Request request) {
        return request.grant().scope().includes(tool.listed().scope()) ? tool.ongoing() : Optional.empty();
    }

    private static Task<Record> found(Ongoing<Record, Record> ongoing, Handle handle, RunningCall call) {
        return ongoing.find(call.shown(), handle.id()).orElseThrow(TaskCalls::unknown);
    }

    private static BegunTask shown(Task<Record> task, Handle handle, CompiledTool tool) throws JsonProcessingException {
        BegunTask.State state = switch (task.state()) {
            case Task.Working<Record> ignored -> new BegunTask.Working();
            case Task.Cancelled<Record> ignored -> new BegunTask.Cancelled();
            case Task.Failed<Record>(var why) ->
                new BegunTask.Ended(new Outcome.Failure(why.code(), String.valueOf(why.getMessage())));
            case Task.Done<Record>(var output) -> new BegunTask.Ended(tool.encode(output));
        };
        return new BegunTask(
                handle.tool() + END_OF_NAME + handle.id(),
                state,
                task.message(),
                task.created(),
                task.updated(),
                task.kept(),
                task.pause());
    }

    /** The same for all: what is another connection's, or beyond the scope, is not there. */
    private static NoSuchEntry unknown() {
        return new NoSuchEntry(
                "There is no such task of this connection. It may have ended long ago and been forgotten; call the tool"
                        + " again if its result is still wanted.");
    }

    /** The two parts of the id of a task. */
    private record Handle(String tool, String id) {

        static Handle of(String text) {
            int end = text.indexOf(END_OF_NAME);
            if (end < 0) {
                throw unknown();
            }
            return new Handle(text.substring(0, end), text.substring(end + 1));
        }
    }
}
