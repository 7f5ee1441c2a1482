// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Challenges;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.ask.MissingCapability;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.RpcFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests that mean the same in both eras. */
public final class Operations {

    private static final int MAX_COMPLETIONS = 100;

    private final Catalog catalog;
    private final Invoker invoker;
    private final Challenges challenges;
    private final Outcomes outcomes;

    public Operations(Catalog catalog, Invoker invoker, Challenges challenges) {
        this.catalog = catalog;
        this.invoker = invoker;
        this.challenges = challenges;
        outcomes = new Outcomes(invoker);
    }

    /** {@code tools/call}. */
    public Result callTool(Request request, ObjectNode params) {
        String name = Params.text(params, "name");
        ObjectNode arguments = Params.object(params, "arguments");
        try {
            return switch (invoker.call(request, name, arguments)) {
                case Outcome.Success(var ignored, var alike, var task)
                when task.isPresent() -> Result.task(json -> Tasks.common(json, task.get()));
                case Outcome outcome -> outcomes.result(request, outcome);
            };
        } catch (Invoker.NoSuchEntry unknown) {
            throw RpcFailure.invalidParams(messageOf(unknown));
        } catch (Invoker.ScopeTooLow tooLow) {
            throw scopeTooLow(name, tooLow);
        }
    }

    /** The requests about tasks, in the style of an era. */
    public Tasks tasks(Style style) {
        return new Tasks(invoker, outcomes, style);
    }

    /** {@code prompts/get}. */
    public Result prompt(Request request, ObjectNode params) {
        String name = Params.text(params, "name");
        var arguments = Params.texts(params, "arguments");
        var messages = contained(() -> invoker.prompt(request, name, arguments));
        Optional<String> description = catalog.prompts().entries().stream()
                .filter(prompt -> prompt.name().equals(name))
                .map(prompt -> prompt.description())
                .findFirst();
        return Result.of(json -> {
                    if (description.isPresent()) {
                        json.writeStringField("description", description.get());
                    }
                    ContentBlocks.messages(json, messages);
                })
                .withMeta(outcomes.header(request).meta());
    }

    /** {@code resources/read}; the result is empty if there is no such resource. */
    public Optional<Result> read(Request request, String uri) {
        Optional<ResourceContent> found = contained(() -> invoker.read(request, uri));
        return found.map(content -> Result.cacheable(0, json -> {
                    json.writeArrayFieldStart("contents");
                    ContentBlocks.resource(json, content);
                    json.writeEndArray();
                })
                .withMeta(outcomes.header(request).meta()));
    }

    /** {@code completion/complete}. */
    public Result complete(Request request, ObjectNode params) {
        ObjectNode reference = Params.object(params, "ref");
        switch (Params.text(reference, "type")) {
            case "ref/prompt" -> Params.text(reference, "name");
            case "ref/resource" -> Params.text(reference, "uri");
            default -> throw RpcFailure.invalidParams("The ref must be of type ref/prompt or ref/resource.");
        }
        ObjectNode argument = Params.object(params, "argument");
        String name = Params.text(argument, "name");
        String typed = Params.text(argument, "value");
        List<String> values = contained(() -> invoker.complete(request, name, typed));
        return Result.of(json -> completion(json, values));
    }

    private static void completion(JsonGenerator json, List<String> values) throws IOException {
        json.writeObjectFieldStart("completion");
        json.writeArrayFieldStart("values");
        for (String value : values.subList(0, Math.min(MAX_COMPLETIONS, values.size()))) {
            json.writeString(value);
        }
        json.writeEndArray();
        json.writeNumberField("total", values.size());
        json.writeBooleanField("hasMore", values.size() > MAX_COMPLETIONS);
        json.writeEndObject();
    }

    private RpcFailure scopeTooLow(String name, Invoker.ScopeTooLow tooLow) {
        String needed = tooLow.needed().name().toLowerCase(Locale.ROOT);
        return RpcFailure.refused(
                        403,
                        "The tool '" + name + "' needs the scope '" + needed
                                + "', which this connection was not given. The wish for it waits in the console: an"
                                + " administrator can widen the scope there for a time. Then call again.")
                .withChallenge(asked -> challenges.insufficientScope(asked, tooLow.needed(), name));
    }

    /** Outside of tools there is no result that can say what went wrong, so it becomes an error. */
    static <T> T contained(Supplier<T> call) {
        try {
            return call.get();
        } catch (Invoker.NoSuchEntry unknown) {
            throw RpcFailure.invalidParams(messageOf(unknown));
        } catch (ToolException failed) {
            if (failed.code() == MissingCapability.CODE) {
                throw failed;
            }
            boolean callers = failed.code().kind() == ErrorCode.Kind.CALLER;
            throw RpcFailure.of(callers ? Codes.INVALID_PARAMS : Codes.INTERNAL_ERROR, 200, failed.getMessage());
        }
    }

    private static String messageOf(RuntimeException exception) {
        return Optional.ofNullable(exception.getMessage()).orElse("Not found.");
    }
}
