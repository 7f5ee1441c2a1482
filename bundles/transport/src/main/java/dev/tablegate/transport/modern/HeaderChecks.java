// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.transport.call.Exchange;
import dev.tablegate.transport.rpc.Codes;
import dev.tablegate.transport.rpc.Message;
import dev.tablegate.transport.rpc.RpcFailure;
import java.util.Optional;

/** Checks that the headers of a request say the same as its body, as whoever routes by them must be able to trust it. */
final class HeaderChecks {

    private final Catalog catalog;
    private final ParamHeaders paramHeaders = new ParamHeaders();

    HeaderChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The version, which decides how everything else is read. */
    static void version(Exchange exchange, RequestMeta meta) {
        require(exchange, Keys.VERSION_HEADER, TextNode.valueOf(meta.version()));
        if (!Keys.VERSIONS.contains(meta.version())) {
            throw RpcFailure.of(Codes.UNSUPPORTED_VERSION, 400, "Unsupported protocol version")
                    .withData(json -> {
                        json.writeStartObject();
                        json.writeFieldName("supported");
                        Discovery.versions(json);
                        json.writeStringField("requested", meta.version());
                        json.writeEndObject();
                    });
        }
    }

    /** Everything else. */
    void rest(Exchange exchange, Message.Call call) {
        require(exchange, "Mcp-Method", TextNode.valueOf(call.method()));
        ObjectNode params = call.params();
        switch (call.method()) {
            case "tools/call" -> {
                require(exchange, "Mcp-Name", params.path("name"));
                parameters(exchange, params);
            }
            case "prompts/get" -> require(exchange, "Mcp-Name", params.path("name"));
            case "tasks/get", "tasks/update", "tasks/cancel" -> require(exchange, "Mcp-Name", params.path("taskId"));
            case "resources/read" -> require(exchange, "Mcp-Name", params.path("uri"));
            default -> {
                // Other methods have no name.
            }
        }
    }

    private void parameters(Exchange exchange, ObjectNode params) {
        catalog.tool(params.path("name").asText()).map(paramHeaders::of).stream()
                .flatMap(repeated -> repeated.stream())
                .forEach(repeated -> require(exchange, repeated.header(), repeated.in(params.path("arguments"))));
    }

    private static void require(Exchange exchange, String header, JsonNode value) {
        Optional<String> given = exchange.header(header);
        boolean absent = value.isMissingNode() || value.isNull();
        if (absent && given.isEmpty()) {
            return;
        }
        if (absent) {
            throw mismatch(header, "is there, but the body has no such value");
        }
        if (given.isEmpty()) {
            throw mismatch(header, "is missing");
        }
        if (!HeaderValue.matches(given.get(), value)) {
            throw mismatch(header, "does not say the same as the body");
        }
    }

    private static RpcFailure mismatch(String header, String problem) {
        return RpcFailure.of(Codes.HEADER_MISMATCH, 400, "Header mismatch: " + header + " " + problem + ".");
    }
}
