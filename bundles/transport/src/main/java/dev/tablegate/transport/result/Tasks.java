// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.Params;
import java.io.IOException;

/** The requests about work that goes on after a call, as the extension for tasks wants them. */
public final class Tasks {

    private final Invoker invoker;
    private final Outcomes outcomes;
    private final Style style;

    Tasks(Invoker invoker, Outcomes outcomes, Style style) {
        this.invoker = invoker;
        this.outcomes = outcomes;
        this.style = style;
    }

    /** {@code tasks/get}: how far it is; with its result once it has ended. */
    public Result get(Request request, ObjectNode params) {
        BegunTask task = find(request, params);
        return Result.of(json -> {
                    common(json, task);
                    if (task.state() instanceof BegunTask.Ended(var outcome)) {
                        end(json, request, outcome);
                    }
                })
                .withMeta(outcomes.header(request).meta());
    }

    /** {@code tasks/update}: no task asks anything, so that every answer is one that nobody waits for. */
    public Result update(Request request, ObjectNode params) {
        Params.object(params, "inputResponses");
        find(request, params);
        return Result.EMPTY;
    }

    /** {@code tasks/cancel}. */
    public Result cancel(Request request, ObjectNode params) {
        String id = id(params);
        return Operations.contained(() -> {
            invoker.cancelTask(request, id);
            return Result.EMPTY;
        });
    }

    private BegunTask find(Request request, ObjectNode params) {
        String id = id(params);
        return Operations.contained(() -> invoker.task(request, id));
    }

    private static String id(ObjectNode params) {
        return Params.text(params, "taskId");
    }

    /** The members that a task has always. */
    static void common(JsonGenerator json, BegunTask task) throws IOException {
        json.writeStringField("taskId", task.id());
        json.writeStringField("status", status(task.state()));
        json.writeStringField("statusMessage", task.message());
        json.writeStringField("createdAt", task.created().toString());
        json.writeStringField("lastUpdatedAt", task.updated().toString());
        json.writeNumberField("ttlMs", task.kept().toMillis());
        json.writeNumberField("pollIntervalMs", task.pause().toMillis());
    }

    private static String status(BegunTask.State state) {
        return switch (state) {
            case BegunTask.Working() -> "working";
            case BegunTask.Cancelled() -> "cancelled";
            case BegunTask.Ended(var outcome) -> broken(outcome) ? "failed" : "completed";
        };
    }

    /** Whether it did not even come to a failure that the tool could tell. */
    private static boolean broken(Outcome outcome) {
        return outcome instanceof Outcome.Failure(var code, var ignored) && code.kind() == ErrorCode.Kind.INTERNAL;
    }

    private void end(JsonGenerator json, Request request, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Failure(var ignored, var message) && broken(outcome)) {
            json.writeObjectFieldStart("error");
            json.writeNumberField("code", Codes.INTERNAL_ERROR);
            json.writeStringField("message", message);
            json.writeEndObject();
        } else {
            json.writeFieldName("result");
            style.write(outcomes.result(request, outcome)).write(json);
        }
    }
}
