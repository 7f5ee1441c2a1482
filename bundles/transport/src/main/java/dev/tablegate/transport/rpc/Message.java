// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One JSON-RPC message from a client. */
public sealed interface Message {

    /** Asks for something; {@code id} is a string or an integer. */
    record Call(JsonNode id, String method, ObjectNode params) implements Message {}

    /** Tells something. */
    record Notification(String method, ObjectNode params) implements Message {}

    /**
     * Answers a request of ours.
     *
     * @param id id of our request
     * @param failed whether {@code body} is an error
     * @param body result or error
     */
    record Reply(JsonNode id, boolean failed, JsonNode body) implements Message {}
}
