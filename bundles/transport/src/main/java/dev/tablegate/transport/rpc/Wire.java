// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.rpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes JSON-RPC messages. */
public final class Wire {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Wire() {}

    /** The answer to a request. */
    public static byte[] result(JsonNode id, Part result) {
        return message(json -> {
            json.writeFieldName("id");
            json.writeTree(id);
            json.writeFieldName("result");
            result.write(json);
        });
    }

    /** The answer to a request that failed. The id is left out if it could not be read. */
    public static byte[] error(Optional<JsonNode> id, RpcFailure failure) {
        return message(json -> {
            if (id.isPresent()) {
                json.writeFieldName("id");
                json.writeTree(id.get());
            }
            json.writeObjectFieldStart("error");
            json.writeNumberField("code", failure.code());
            json.writeStringField("message", failure.message());
            if (failure.data().isPresent()) {
                json.writeFieldName("data");
                failure.data().get().write(json);
            }
            json.writeEndObject();
        });
    }

    /** A notification; {@code params} are the members of its parameters. */
    public static byte[] notification(String method, Part params) {
        return message(json -> called(json, method, params));
    }

    /** A request to the client; {@code params} are the members of its parameters. */
    public static byte[] request(String id, String method, Part params) {
        return message(json -> {
            json.writeStringField("id", id);
            called(json, method, params);
        });
    }

    /** Any JSON. */
    public static byte[] bytes(Part part) {
        try (var buffer = new ByteArrayBuilder()) {
            try (JsonGenerator json = MAPPER.createGenerator(buffer)) {
                part.write(json);
            }
            return buffer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] message(Part members) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeStringField("jsonrpc", "2.0");
            members.write(json);
            json.writeEndObject();
        });
    }

    private static void called(JsonGenerator json, String method, Part params) throws IOException {
        json.writeStringField("method", method);
        json.writeObjectFieldStart("params");
        params.write(json);
        json.writeEndObject();
    }
}
