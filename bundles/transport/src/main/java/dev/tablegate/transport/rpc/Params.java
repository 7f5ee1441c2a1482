// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the parameters of a request; what is wrong with them becomes an error. */
public final class Params {

    private Params() {}

    /** A member that must be a string. */
    public static String text(JsonNode params, String name) {
        return optionalText(params, name)
                .orElseThrow(() -> RpcFailure.invalidParams("The parameter '" + name + "' is missing."));
    }

    /** A member that is a string, if it is there. */
    public static Optional<String> optionalText(JsonNode params, String name) {
        JsonNode value = params.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw RpcFailure.invalidParams("The parameter '" + name + "' must be a string.");
        }
        return Optional.of(value.textValue());
    }

    /** A member that is an object; an empty one if it is not there. */
    public static ObjectNode object(JsonNode params, String name) {
        JsonNode value = params.path(name);
        if (value instanceof ObjectNode object) {
            return object;
        }
        if (value.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw RpcFailure.invalidParams("The parameter '" + name + "' must be an object.");
    }

    /** A member that is an object of strings; an empty one if it is not there. */
    public static Map<String, String> texts(JsonNode params, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(params, name).properties()) {
            if (!entry.getValue().isTextual()) {
                throw RpcFailure.invalidParams("The argument '" + entry.getKey() + "' must be a string.");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }
}
