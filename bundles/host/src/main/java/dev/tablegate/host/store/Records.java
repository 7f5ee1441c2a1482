// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.host.json.Json;

/** Records of Java as values of the store: JSON, one member for each component. */
public final class Records {

    private static final ObjectMapper JSON = Json.mapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private Records() {}

    /** The value that stands for a record. */
    public static String write(Record value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass() + " cannot be written", e);
        }
    }

    /**
     * The record that a value stands for.
     *
     * @throws StoreFailure if the value has other members; it says which entry, and nothing of its content
     */
    public static <R extends Record> R read(Entry entry, Class<R> type) {
        try {
            return JSON.readValue(entry.value(), type);
        } catch (JsonProcessingException e) {
            throw new StoreFailure(
                    "The record " + entry.kind() + " " + entry.id()
                            + " in the store was written by another version of Tablegate. Use that version.",
                    e);
        }
    }
}
