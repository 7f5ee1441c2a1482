// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.tablegate.transport.rpc.Part;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Turns the schema types of the MCP SDK into JSON, once. */
final class Sdk {

    private Sdk() {}

    static Part part(McpJsonMapper mapper, Object value) {
        return raw(text(mapper, value));
    }

    static Part raw(String text) {
        var encoded = new SerializedString(text);
        return json -> json.writeRawValue(encoded);
    }

    private static String text(McpJsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
