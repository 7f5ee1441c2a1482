// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.access.Grant;
import dev.tablegate.transport.ask.Capabilities;
import dev.tablegate.transport.call.Exchange;
import dev.tablegate.transport.call.Failures;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.http.Accept;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.MessageReader;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.Part;
import dev.tablegate.transport.rpc.RpcFailure;
import dev.tablegate.transport.rpc.Wire;
import dev.tablegate.transport.stream.Event;
import dev.tablegate.transport.stream.Subscriber;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves clients that begin with {@code initialize}. */
public final class LegacyEra {

    private static final String SESSION_HEADER = "Mcp-Session-Id";
    private static final String VERSION_HEADER = "MCP-Protocol-Version";
    private static final int MAX_BATCH = 100;
    private static final Set<Event> LISTS = Set.of(new Event.Tools(), new Event.Prompts(), new Event.Resources());

    private final Services services;
    private final Sessions sessions;
    private final Inquiries inquiries = new Inquiries();
    private final LegacyMethods methods;

    public LegacyEra(Services services) {
        this.services = services;
        sessions = new Sessions(services.seal());
        methods = new LegacyMethods(services, inquiries);
    }

    /** Serves a POST with this body. */
    public void post(Exchange exchange, JsonNode body) {
        if (body.isArray()) {
            batch(exchange, body);
            return;
        }
        Message message = MessageReader.message(body);
        if (message instanceof Message.Call call && call.method().equals("initialize")) {
            initialize(exchange, call);
            return;
        }
        LegacyContext context = context(exchange);
        if (message instanceof Message.Call call) {
            exchange.out().finish(200, Wire.result(call.id(), methods.result(context, call)));
        } else {
            take(context, message);
            exchange.out().finish(202);
        }
    }

    /** Serves a GET: the stream of what the server has to tell. */
    public void get(Exchange exchange) {
        if (exchange.header(SESSION_HEADER).isEmpty()
                || !Accept.of(exchange.request()).events()) {
            throw RpcFailure.refused(405, "Send requests with POST. GET opens the stream of a session.");
        }
        LegacyContext context = context(exchange);
        SessionMemory memory = context.requireMemory("GET");
        var subscriber = new Subscriber(exchange.grant(), LISTS, memory.uris());
        memory.stream(subscriber);
        services.watcher().watch(exchange.grant(), Set.copyOf(memory.uris()));
        services.subscriptions()
                .serve(
                        subscriber,
                        exchange.out(),
                        exchange.out()::comment,
                        event -> Wire.notification(event.method(), event.params()));
        exchange.out().finish(200);
    }

    /** Serves a DELETE: the end of a session. */
    public void delete(Exchange exchange) {
        String sealed = exchange.header(SESSION_HEADER)
                .orElseThrow(() -> RpcFailure.refused(405, "DELETE ends a session; send its Mcp-Session-Id."));
        sessions.end(session(exchange.grant(), sealed));
        exchange.out().finish(204);
    }

    private void initialize(Exchange exchange, Message.Call call) {
        String version = Versions.negotiate(Params.text(call.params(), "protocolVersion"));
        Capabilities declared = Capabilities.of(call.params().path("capabilities"));
        Capabilities usable = version.equals(Versions.WITH_PAGES) ? declared : declared.withoutPages();
        exchange.out().header(SESSION_HEADER, sessions.begin(exchange.grant(), version, usable));
        ServerCard card = services.card();
        Part result = json -> {
            json.writeStartObject();
            json.writeStringField("protocolVersion", version);
            json.writeFieldName("capabilities");
            card.capabilities().write(json);
            json.writeFieldName("serverInfo");
            card.implementation().write(json);
            json.writeStringField("instructions", services.instructions(exchange.grant()));
            json.writeEndObject();
        };
        exchange.out().finish(200, Wire.result(call.id(), result));
    }

    private LegacyContext context(Exchange exchange) {
        Optional<Session> session = exchange.header(SESSION_HEADER).map(header -> session(exchange.grant(), header));
        String version = exchange.header(VERSION_HEADER)
                .or(() -> session.map(Session::version))
                .orElse(Versions.WITH_BATCHES);
        if (!Versions.ALL.contains(version)) {
            throw RpcFailure.invalidRequest("The MCP-Protocol-Version of this request is not supported. Use one of "
                    + String.join(", ", Versions.ALL) + ".");
        }
        return new LegacyContext(exchange.grant(), exchange.out(), version, session, session.map(sessions::memory));
    }

    private Session session(Grant grant, String sealed) {
        return sessions.find(grant, sealed)
                .orElseThrow(() -> RpcFailure.refused(404, "There is no such session. Begin again with initialize."));
    }

    private void take(LegacyContext context, Message message) {
        switch (message) {
            case Message.Reply reply -> inquiries.answer(context.grant().connection(), reply);
            case Message.Notification told -> {
                JsonNode id = told.params().path("requestId");
                if (told.method().equals("notifications/cancelled") && !id.isMissingNode()) {
                    services.running().cancel(context.owner(), id, "the client cancelled the call");
                }
            }
            case Message.Call call -> throw new IllegalArgumentException(call.method());
        }
    }

    private void batch(Exchange exchange, JsonNode body) {
        LegacyContext context = context(exchange);
        if (!context.version().equals(Versions.WITH_BATCHES)) {
            throw RpcFailure.invalidRequest("Batches are part of version 2025-03-26 only. Send one message at a time.");
        }
        if (body.isEmpty() || body.size() > MAX_BATCH) {
            throw RpcFailure.invalidRequest("A batch has 1 to " + MAX_BATCH + " messages.");
        }
        List<byte[]> answers = new ArrayList<>();
        body.forEach(element -> one(context, element).ifPresent(answers::add));
        if (answers.isEmpty()) {
            exchange.out().finish(202);
        } else {
            exchange.out().finish(200, array(answers));
        }
    }

    private Optional<byte[]> one(LegacyContext context, JsonNode element) {
        try {
            Message message = MessageReader.message(element);
            if (!(message instanceof Message.Call call)) {
                take(context, message);
                return Optional.empty();
            }
            if (call.method().equals("initialize")) {
                throw RpcFailure.invalidRequest("initialize cannot be part of a batch.");
            }
            return Optional.of(Wire.result(call.id(), methods.result(context, call)));
        } catch (RuntimeException failed) {
            // Each message of a batch fails for itself.
            return Optional.of(Wire.error(MessageReader.idOf(element), Failures.of(failed)));
        }
    }

    private static byte[] array(List<byte[]> elements) {
        var array = new ByteArrayOutputStream();
        char before = '[';
        for (byte[] element : elements) {
            array.write(before);
            array.writeBytes(element);
            before = ',';
        }
        array.write(']');
        return array.toByteArray();
    }
}
