// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HeaderTest {

    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void everyAnswerNamesItsProfile() throws IOException {
        assertEquals(
                "{\"dev.tablegate/profile\":{\"slug\":\"dev\",\"label\":\"A \\\"name\\\"\",\"colour\":\"#3b6ea5\","
                        + "\"production\":false}}",
                meta(new Header(Optional.of(profile(false)))));
        assertEquals("{}", meta(new Header(Optional.empty())));
    }

    @Test
    void onlyProductionIsSaidInWords() throws IOException {
        assertEquals("[]", content(new Header(Optional.of(profile(false)))));
        assertEquals("[]", content(new Header(Optional.empty())));
        assertEquals(
                "[{\"type\":\"text\",\"text\":\"Profile A \\\"name\\\": PRODUCTION\"}]",
                content(new Header(Optional.of(profile(true)))));
    }

    private static Profile profile(boolean production) {
        return new Profile(
                "dev",
                "A \"name\"",
                "#3b6ea5",
                production,
                "eu-west-1",
                new Profile.Credentials.Aws("dev"),
                Optional.empty(),
                TableRules.ALL,
                Profile.Policy.DEFAULT);
    }

    private static String meta(Header header) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            header.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String content(Header header) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            header.content(json);
            json.writeEndArray();
        }
        return text.toString();
    }
}
