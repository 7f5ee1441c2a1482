// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.StoreFailure;
import java.io.IOException;

/** Records of ours as values of the store. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What somebody else wrote. */
    static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    static <R extends Record> R read(Entry entry, Class<R> type) {
        try {
            return MAPPER.readValue(entry.value(), type);
        } catch (JsonProcessingException e) {
            throw new StoreFailure(
                    "The record " + entry.kind() + " " + entry.id()
                            + " in the store was written by another version of Tablegate. Use that version.",
                    e);
        }
    }
}
