// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads and writes the JSON of requests. */
final class Json {

    private static final int LARGEST = 64 * 1024;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The body of a request. */
    static JsonNode read(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        try {
            JsonNode json = MAPPER.readTree(body);
            if (body.length <= LARGEST && json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not JSON.", e);
        }
        throw new IllegalArgumentException("The body must be a JSON object of at most 64 KiB.");
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new IllegalArgumentException("The body did not arrive whole.", e);
        }
    }

    static void write(HttpServletResponse response, int status, JsonNode body) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    static void error(HttpServletResponse response, int status, String sentence) throws IOException {
        write(response, status, object().put("error", sentence));
    }
}
