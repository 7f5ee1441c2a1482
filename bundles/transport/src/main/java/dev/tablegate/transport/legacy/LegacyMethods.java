// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.call.Notices;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.result.Lists;
import dev.tablegate.transport.result.Result;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.RpcFailure;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The requests of this era, apart from {@code initialize}. */
final class LegacyMethods {

    private final Services services;
    private final Inquiries inquiries;
    private final Lists lists;

    LegacyMethods(Services services, Inquiries inquiries) {
        this.services = services;
        this.inquiries = inquiries;
        lists = services.lists(LegacyMethods::write);
    }

    /** The result object of a request. */
    Part result(LegacyContext context, Message.Call call) {
        ObjectNode params = call.params();
        return switch (call.method()) {
            case "tools/call" ->
                run(context, call, request -> services.operations().callTool(request, params));
            case "ping" -> write(Result.EMPTY);
            case "tools/list" -> lists.tools(context.grant().scope(), cursor(params));
            case "prompts/list" -> lists.prompts(cursor(params));
            case "resources/templates/list" -> lists.templates(cursor(params));
            case "resources/list" -> running(context, call, request -> lists.resources(request, cursor(params)));
            case "resources/read" -> run(context, call, request -> read(request, params));
            case "resources/subscribe" -> subscribe(context, call);
            case "resources/unsubscribe" -> unsubscribe(context, call);
            case "prompts/get" ->
                run(context, call, request -> services.operations().prompt(request, params));
            case "completion/complete" ->
                run(context, call, request -> services.operations().complete(request, params));
            case "logging/setLevel" -> setLevel(context, call);
            default ->
                throw RpcFailure.of(
                        Codes.METHOD_NOT_FOUND, 200, "There is no method '" + call.method() + "' in this version.");
        };
    }

    /** A result as this era writes it. */
    static Part write(Result result) {
        return json -> {
            json.writeStartObject();
            result.members().write(json);
            if (result.meta() != Part.NONE) {
                json.writeObjectFieldStart("_meta");
                result.meta().write(json);
                json.writeEndObject();
            }
            json.writeEndObject();
        };
    }

    private Part run(LegacyContext context, Message.Call call, Function<Request, Result> operation) {
        return running(context, call, request -> write(operation.apply(request)));
    }

    private Part running(LegacyContext context, Message.Call call, Function<Request, Part> operation) {
        var cancellation = new Cancellation();
        var channel = new LegacyChannel(context.notices(call.params()), context, inquiries, cancellation);
        var request = new Request(context.grant(), channel, cancellation);
        return services.running()
                .run(context.owner(), call.id(), context.out(), cancellation, () -> operation.apply(request));
    }

    private Result read(Request request, ObjectNode params) {
        String uri = Params.text(params, "uri");
        return services.operations().read(request, uri).orElseThrow(() -> notFound(uri));
    }

    private Part subscribe(LegacyContext context, Message.Call call) {
        SessionMemory memory = context.requireMemory(call.method());
        String uri = Params.text(call.params(), "uri");
        run(context, call, request -> read(request, call.params()));
        if (!memory.subscribe(uri)) {
            throw RpcFailure.invalidParams("This session has too many subscriptions. Unsubscribe from some.");
        }
        services.watcher().watch(context.grant(), Set.of(uri));
        return write(Result.EMPTY);
    }

    private static Part unsubscribe(LegacyContext context, Message.Call call) {
        context.requireMemory(call.method()).uris().remove(Params.text(call.params(), "uri"));
        return write(Result.EMPTY);
    }

    private static Part setLevel(LegacyContext context, Message.Call call) {
        String name = Params.text(call.params(), "level");
        var level = Notices.level(name)
                .orElseThrow(() -> RpcFailure.invalidParams("There is no log level '" + name + "'."));
        context.requireMemory(call.method()).logLevel(level);
        return write(Result.EMPTY);
    }

    private static Optional<String> cursor(ObjectNode params) {
        return Params.optionalText(params, "cursor");
    }

    private static RpcFailure notFound(String uri) {
        return RpcFailure.of(Codes.RESOURCE_NOT_FOUND, 200, "There is no such resource. List the resources first.")
                .withData(json -> {
                    json.writeStartObject();
                    json.writeStringField("uri", uri);
                    json.writeEndObject();
                });
    }
}
