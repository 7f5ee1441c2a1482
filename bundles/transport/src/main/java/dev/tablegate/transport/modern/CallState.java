// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.host.access.Seal;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.Params;
import dev.tablegate.transport.rpc.RpcFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers that a client has given so far. Between two rounds they travel through the client, sealed: they open for
 * the same connection and the very same call only.
 */
final class CallState {

    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(10);
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Seal seal;

    CallState(Seal seal) {
        this.seal = seal;
    }

    /** The answers of all rounds up to this one. What was answered before stays as it was. */
    Map<String, JsonNode> answers(String connection, Message.Call call) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> given :
                Params.object(call.params(), "inputResponses").properties()) {
            if (!given.getValue().isObject()) {
                throw RpcFailure.invalidParams("The input response '" + given.getKey() + "' must be an object.");
            }
            answers.put(given.getKey(), given.getValue());
        }
        Params.optionalText(call.params(), "requestState")
                .ifPresent(state -> open(state, connection, call)
                        .properties()
                        .forEach(before -> answers.put(before.getKey(), before.getValue())));
        return answers;
    }

    /** Seals answers for the next round. */
    String seal(Map<String, JsonNode> answers, String connection, Message.Call call) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        answers.forEach(content::set);
        return seal.seal(bytes(content), purpose(connection, call), TIME_TO_LIVE);
    }

    private JsonNode open(String state, String connection, Message.Call call) {
        byte[] content = seal.open(state, purpose(connection, call))
                .orElseThrow(() -> RpcFailure.invalidParams(
                        "The requestState is not valid for this request, or too old. Call again without it."));
        try {
            return SORTED.readTree(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String purpose(String connection, Message.Call call) {
        ObjectNode essence = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {"name", "uri", "arguments"}) {
            if (call.params().has(member)) {
                essence.set(member, call.params().get(member));
            }
        }
        return "call " + connection + ' ' + call.method() + ' ' + digest(bytes(essence));
    }

    private static byte[] bytes(JsonNode tree) {
        try {
            return SORTED.writeValueAsBytes(tree);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
