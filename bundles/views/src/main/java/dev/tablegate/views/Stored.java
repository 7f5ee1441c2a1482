// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.view.View;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.json.Filters;
import dev.tablegate.host.json.Json;
import dev.tablegate.host.view.Shown;
import dev.tablegate.host.view.Viewing;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A view as it is kept.
 *
 * @param id its id
 * @param owner whose it is
 * @param title what it is about
 * @param content what it shows, as JSON
 * @param chart how it is drawn
 * @param shows what a person sees, in words
 * @param updated when it was opened or changed
 */
record Stored(
        String id,
        Owner owner,
        String title,
        String content,
        Optional<View.Chart> chart,
        String shows,
        Instant updated) {

    private static final ObjectMapper JSON =
            Json.mapper().addMixIn(View.Content.class, Contents.class).addMixIn(Filter.class, Filters.class);

    /**
     * Whose it is.
     *
     * @param person the person who approved the connection
     */
    record Owner(String connection, String label, String person, String profile) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
    @JsonSubTypes({
        @Type(value = View.Content.Items.class, name = "items"),
        @Type(value = View.Content.Statement.class, name = "statement"),
        @Type(value = View.Content.Kept.class, name = "snapshot")
    })
    private interface Contents {}

    static String write(View.Content content) {
        try {
            return JSON.writerFor(View.Content.class).writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view cannot be written", e);
        }
    }

    View view(Origin origin) {
        return new View(id, title, decoded(), chart, shows, updated, URI.create(origin.address() + Viewing.PAGE + id));
    }

    Shown shown(Origin origin) {
        return new Shown(view(origin), owner.connection(), owner.label(), owner.person(), owner.profile());
    }

    /** One that was written before views had an order has none. */
    private View.Content decoded() {
        try {
            return JSON.readerFor(View.Content.class)
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the view " + id + " was written by another version", e);
        }
    }
}
