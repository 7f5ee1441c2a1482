// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.transport.call.Exchange;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.result.Result;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.RpcFailure;
import dev.tablegate.transport.rpc.Wire;
import dev.tablegate.transport.stream.Event;
import dev.tablegate.transport.stream.Subscriber;
import java.util.LinkedHashSet;
import java.util.Set;

/** Serves {@code subscriptions/listen}: a stream of what the client asked to hear of, until it ends. */
final class Listen {

    private static final int MAX_RESOURCES = 500;

    private final Services services;
    private final ModernStyle style;

    Listen(Services services, ModernStyle style) {
        this.services = services;
        this.style = style;
    }

    void serve(Exchange exchange, Message.Call call) {
        if (!exchange.out().mayStream()) {
            throw RpcFailure.refused(406, "subscriptions/listen answers with text/event-stream; accept that.");
        }
        ObjectNode wanted = Params.object(call.params(), "notifications");
        Set<Event> lists = lists(wanted);
        Set<String> uris = readable(exchange.grant(), wanted.path("resourceSubscriptions"));
        JsonNode id = call.id();
        Part tag = json -> {
            json.writeObjectFieldStart("_meta");
            json.writeFieldName(Keys.SUBSCRIPTION_ID);
            json.writeTree(id);
            json.writeEndObject();
        };
        services.watcher().watch(exchange.grant(), uris);
        boolean inOrder = services.subscriptions()
                .serve(
                        new Subscriber(exchange.grant(), lists, uris),
                        exchange.out(),
                        () -> exchange.out().event(acknowledgement(tag, lists, uris)),
                        event -> Wire.notification(event.method(), json -> {
                            tag.write(json);
                            event.params().write(json);
                        }));
        if (inOrder) {
            Result end = Result.EMPTY.withMeta(json -> {
                json.writeFieldName(Keys.SUBSCRIPTION_ID);
                json.writeTree(id);
            });
            exchange.out().finish(200, Wire.result(id, style.write(end)));
        }
    }

    private static Set<Event> lists(ObjectNode wanted) {
        Set<Event> lists = new LinkedHashSet<>();
        if (wanted.path("toolsListChanged").asBoolean()) {
            lists.add(new Event.Tools());
        }
        if (wanted.path("promptsListChanged").asBoolean()) {
            lists.add(new Event.Prompts());
        }
        if (wanted.path("resourcesListChanged").asBoolean()) {
            lists.add(new Event.Resources());
        }
        return lists;
    }

    /** Of the resources asked for, those that the connection can read; the acknowledgement says which. */
    private Set<String> readable(Grant grant, JsonNode asked) {
        var request = new Request(grant, Channel.NONE, new Cancellation());
        Set<String> uris = new LinkedHashSet<>();
        for (JsonNode uri : asked) {
            boolean fits = uri.isTextual() && uris.size() < MAX_RESOURCES;
            if (fits && services.operations().read(request, uri.textValue()).isPresent()) {
                uris.add(uri.textValue());
            }
        }
        return uris;
    }

    private static byte[] acknowledgement(Part tag, Set<Event> lists, Set<String> uris) {
        return Wire.notification("notifications/subscriptions/acknowledged", json -> {
            tag.write(json);
            json.writeObjectFieldStart("notifications");
            for (Event event : lists) {
                json.writeBooleanField(filterName(event), true);
            }
            if (!uris.isEmpty()) {
                json.writeArrayFieldStart("resourceSubscriptions");
                for (String uri : uris) {
                    json.writeString(uri);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private static String filterName(Event event) {
        return switch (event) {
            case Event.Tools() -> "toolsListChanged";
            case Event.Prompts() -> "promptsListChanged";
            case Event.Resources() -> "resourcesListChanged";
            case Event.Updated ignored -> "resourceSubscriptions";
        };
    }
}
