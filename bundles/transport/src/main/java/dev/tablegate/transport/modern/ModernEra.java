// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.ask.MissingCapability;
import dev.tablegate.transport.ask.Questions;
import dev.tablegate.transport.call.Exchange;
import dev.tablegate.transport.call.Notices;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.result.Lists;
import dev.tablegate.transport.result.Result;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.result.Tasks;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.MessageReader;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.RpcFailure;
import dev.tablegate.transport.rpc.Wire;
import java.util.Optional;
import java.util.function.Function;

/** Serves clients that say everything with every request. */
public final class ModernEra {

    private final Services services;
    private final ModernStyle style;
    private final Lists lists;
    private final Tasks tasks;
    private final Listen listen;
    private final HeaderChecks headers;
    private final CallState state;

    public ModernEra(Services services) {
        this.services = services;
        style = new ModernStyle(services.card());
        lists = services.lists(style);
        tasks = services.operations().tasks(style);
        listen = new Listen(services, style);
        headers = new HeaderChecks(services.catalog());
        state = new CallState(services.seal());
    }

    /** Serves a POST with this body. */
    public void post(Exchange exchange, JsonNode body) {
        switch (MessageReader.message(body)) {
            case Message.Notification ignored -> exchange.out().finish(202);
            case Message.Reply ignored ->
                throw RpcFailure.invalidRequest("This version has no responses from clients. Send inputResponses.");
            case Message.Call call -> {
                RequestMeta meta = RequestMeta.of(call.params());
                HeaderChecks.version(exchange, meta);
                headers.rest(exchange, call);
                requireTasks(call, meta);
                if (call.method().equals("subscriptions/listen")) {
                    listen.serve(exchange, call);
                } else {
                    exchange.out().finish(200, Wire.result(call.id(), result(exchange, call, meta)));
                }
            }
        }
    }

    private Part result(Exchange exchange, Message.Call call, RequestMeta meta) {
        ObjectNode params = call.params();
        return switch (call.method()) {
            case "tools/call" ->
                round(exchange, call, meta, request -> services.operations().callTool(request, params));
            case "prompts/get" ->
                round(exchange, call, meta, request -> services.operations().prompt(request, params));
            case "resources/read" -> round(exchange, call, meta, request -> read(request, params));
            case "server/discover" ->
                style.write(Discovery.result(services.card(), services.instructions(exchange.grant())));
            case "tools/list" -> lists.tools(exchange.grant().scope(), cursor(params));
            case "prompts/list" -> lists.prompts(cursor(params));
            case "resources/templates/list" -> lists.templates(cursor(params));
            case "resources/list" -> run(exchange, Channel.NONE, request -> lists.resources(request, cursor(params)));
            case "completion/complete" ->
                run(
                        exchange,
                        Channel.NONE,
                        request -> style.write(services.operations().complete(request, params)));
            case "tasks/get" -> task(exchange, request -> tasks.get(request, params));
            case "tasks/update" -> task(exchange, request -> tasks.update(request, params));
            case "tasks/cancel" -> task(exchange, request -> tasks.cancel(request, params));
            default ->
                throw RpcFailure.of(
                        Codes.METHOD_NOT_FOUND, 404, "There is no method '" + call.method() + "' in this version.");
        };
    }

    /** One round of a call that may ask questions: it ends with a result, or with what the client has to answer. */
    private Part round(Exchange exchange, Message.Call call, RequestMeta meta, Function<Request, Result> operation) {
        String connection = exchange.grant().connection();
        var notices = new Notices(exchange.out(), meta.progressToken(), meta::logLevel);
        var channel = new ModernChannel(notices, meta, state.answers(connection, call));
        try {
            return run(exchange, channel, request -> style.write(operation.apply(request)));
        } catch (Channel.Suspended waiting) {
            return inputRequired(channel, state.seal(channel.used(), connection, call));
        } catch (ToolException failed) {
            if (failed.code() != MissingCapability.CODE) {
                throw failed;
            }
            throw missingCapability(channel.required());
        }
    }

    private Part task(Exchange exchange, Function<Request, Result> operation) {
        return run(exchange, Channel.NONE, request -> style.write(operation.apply(request)));
    }

    /** Whoever asks about tasks must have said that it knows them. */
    private static void requireTasks(Message.Call call, RequestMeta meta) {
        boolean about = switch (call.method()) {
            case "tasks/get", "tasks/update", "tasks/cancel" -> true;
            case "subscriptions/listen" -> call.params().path("notifications").has("taskIds");
            default -> false;
        };
        if (about && !meta.tasks()) {
            ObjectNode required = JsonNodeFactory.instance.objectNode();
            required.putObject("extensions").putObject(ServerCard.TASKS);
            throw missingCapability(required);
        }
    }

    private Part run(Exchange exchange, Channel channel, Function<Request, Part> operation) {
        var cancellation = new Cancellation();
        exchange.out().onBroken(() -> cancellation.cancel("the client closed the connection"));
        var request = new Request(exchange.grant(), channel, cancellation);
        return services.running().run(exchange.out(), cancellation, () -> operation.apply(request));
    }

    private Part inputRequired(ModernChannel channel, String requestState) {
        return style.inputRequired(json -> {
            json.writeObjectFieldStart("inputRequests");
            for (var question : channel.open().entrySet()) {
                json.writeObjectFieldStart(question.getKey());
                json.writeStringField("method", Questions.method(question.getValue()));
                json.writeObjectFieldStart("params");
                Questions.params(question.getValue()).write(json);
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeStringField("requestState", requestState);
        });
    }

    private static RpcFailure missingCapability(ObjectNode required) {
        return RpcFailure.of(Codes.MISSING_CLIENT_CAPABILITY, 400, "Missing required client capability")
                .withData(json -> {
                    json.writeStartObject();
                    json.writeFieldName("requiredCapabilities");
                    json.writeTree(required);
                    json.writeEndObject();
                });
    }

    private Result read(Request request, ObjectNode params) {
        String uri = Params.text(params, "uri");
        return services.operations()
                .read(request, uri)
                .orElseThrow(() -> RpcFailure.invalidParams("There is no such resource. List the resources first.")
                        .withData(json -> {
                            json.writeStartObject();
                            json.writeStringField("uri", uri);
                            json.writeEndObject();
                        }));
    }

    private static Optional<String> cursor(ObjectNode params) {
        return Params.optionalText(params, "cursor");
    }
}
