// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.transport.ask.Capabilities;
import dev.tablegate.transport.call.Notices;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.RpcFailure;
import java.util.Optional;

/**
 * What every request of this era says about its sender.
 *
 * @param version the protocol version
 * @param capabilities what the client can be asked for
 * @param tasks whether it takes a task in place of an answer
 * @param logLevel the least level of log lines it wants
 * @param progressToken its name for the progress of this call
 */
record RequestMeta(
        String version,
        Capabilities capabilities,
        boolean tasks,
        Optional<LogLevel> logLevel,
        Optional<JsonNode> progressToken) {

    static RequestMeta of(ObjectNode params) {
        JsonNode meta = params.path("_meta");
        JsonNode version = meta.path(Keys.PROTOCOL_VERSION);
        JsonNode capabilities = meta.path(Keys.CLIENT_CAPABILITIES);
        if (!version.isTextual()) {
            throw invalid("_meta must have the string " + Keys.PROTOCOL_VERSION + ".");
        }
        if (!capabilities.isObject()) {
            throw invalid("_meta must have the object " + Keys.CLIENT_CAPABILITIES + ".");
        }
        Optional<JsonNode> progressToken = Notices.progressToken(params);
        if (meta.has("progressToken") && progressToken.isEmpty()) {
            throw invalid("The progressToken must be a string or an integer.");
        }
        return new RequestMeta(
                version.textValue(),
                Capabilities.of(capabilities),
                capabilities.path("extensions").path(ServerCard.TASKS).isObject(),
                logLevel(meta.path(Keys.LOG_LEVEL)),
                progressToken);
    }

    private static Optional<LogLevel> logLevel(JsonNode name) {
        if (name.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(Notices.level(name.asText()).orElseThrow(() -> invalid("There is no such log level.")));
    }

    private static RpcFailure invalid(String message) {
        return RpcFailure.of(Codes.INVALID_PARAMS, 400, message);
    }
}
