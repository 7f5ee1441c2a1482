// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.transport.rpc.Message;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The questions that were sent to clients and wait for answers. Only the connection that was asked can answer. */
final class Inquiries {

    /** One of them. */
    record Inquiry(String id, String connection, CompletableFuture<Message.Reply> reply) {}

    private final Map<String, Inquiry> waiting = new ConcurrentHashMap<>();

    Inquiry open(String connection) {
        var inquiry = new Inquiry(UUID.randomUUID().toString(), connection, new CompletableFuture<>());
        waiting.put(inquiry.id(), inquiry);
        return inquiry;
    }

    void close(Inquiry inquiry) {
        waiting.remove(inquiry.id());
    }

    /** Takes an answer in; one that nobody waits for is dropped. */
    void answer(String connection, Message.Reply reply) {
        JsonNode id = reply.id();
        Inquiry inquiry = waiting.get(id.asText());
        if (inquiry != null && inquiry.connection().equals(connection)) {
            inquiry.reply().complete(reply);
        }
    }
}
