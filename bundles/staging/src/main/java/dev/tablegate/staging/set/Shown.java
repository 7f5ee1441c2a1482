// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.json.Json;
import java.util.Locale;
import java.util.Map;

/** What comes from outside, inside sentences: bounded, on one line. */
public final class Shown {

    private static final int LONGEST_ITEM = 2_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final ObjectMapper JSON = Json.mapper();

    private Shown() {}

    /** An item as plain JSON. */
    public static String item(Map<String, Value> item) {
        try {
            String json = JSON.writeValueAsString(item);
            return json.length() <= LONGEST_ITEM ? json : json.substring(0, LONGEST_ITEM) + "...";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item cannot be written", e);
        }
    }

    /** How far a set is, as a word. */
    static String status(ChangeSet.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** A text of an agent or a person, refused if it is too long. */
    public static String bounded(String what, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The " + what + " has " + text.length() + " characters. Say it in " + LONGEST_TEXT + ".");
        }
        return text(text);
    }

    /** A text that pages show: without characters that hide or turn what stands beside them. */
    public static String text(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]", " ")
                .strip();
    }
}
