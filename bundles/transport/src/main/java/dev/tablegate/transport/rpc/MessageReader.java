// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Reads bodies as JSON and JSON as messages, within bounds. */
public final class MessageReader {

    // The deepest DynamoDB item has 32 levels, and DynamoDB's own JSON takes two for each of them.
    private static final int MAX_DEPTH = 200;

    private final ObjectMapper mapper;

    /** @param maxLength longest text in a body */
    public MessageReader(int maxLength) {
        var bounds = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(maxLength)
                .build();
        mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** The body as JSON. */
    public JsonNode json(byte[] body) {
        JsonNode json;
        try {
            json = mapper.readTree(body);
        } catch (IOException unreadable) {
            throw RpcFailure.of(
                    Codes.PARSE_ERROR, 400, "The body is not valid JSON. Send one JSON-RPC message as UTF-8.");
        }
        if (json.isMissingNode()) {
            throw RpcFailure.of(Codes.PARSE_ERROR, 400, "The body is empty. Send one JSON-RPC message.");
        }
        return json;
    }

    /** The JSON as a message. */
    public static Message message(JsonNode json) {
        if (!json.isObject() || !"2.0".equals(json.path("jsonrpc").textValue())) {
            throw RpcFailure.invalidRequest("This is not a JSON-RPC 2.0 message.");
        }
        JsonNode id = json.path("id");
        if (json.has("method")) {
            return request(json, id);
        }
        boolean failed = json.has("error");
        if (isId(id) && (failed || json.has("result"))) {
            return new Message.Reply(id, failed, failed ? json.get("error") : json.get("result"));
        }
        throw RpcFailure.invalidRequest("The message has neither a method nor a result.");
    }

    /** The id of a message, as far as it can be read. */
    public static Optional<JsonNode> idOf(JsonNode json) {
        JsonNode id = json.path("id");
        return isId(id) ? Optional.of(id) : Optional.empty();
    }

    private static Message request(JsonNode json, JsonNode id) {
        if (!json.get("method").isTextual()) {
            throw RpcFailure.invalidRequest("The method must be a string.");
        }
        JsonNode params = json.path("params");
        if (!params.isMissingNode() && !params.isObject()) {
            throw RpcFailure.invalidRequest("The params must be an object.");
        }
        String method = json.get("method").textValue();
        ObjectNode object = params instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        if (id.isMissingNode()) {
            return new Message.Notification(method, object);
        }
        if (!isId(id)) {
            throw RpcFailure.invalidRequest("The id must be a string or an integer.");
        }
        return new Message.Call(id, method, object);
    }

    private static boolean isId(JsonNode id) {
        return id.isTextual() || id.isIntegralNumber();
    }
}
