// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Forms, and what comes back. */
final class Forms {

    private Forms() {}

    /** A form with required fields of one type. */
    static Question.Form of(String message, String type, String... fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String field : fields) {
            properties.put(field, Map.of("type", type));
        }
        return new Question.Form(
                message, Map.of("type", "object", "properties", properties, "required", List.of(fields)));
    }

    /** Action and content in words. */
    static String words(Answer answer) {
        return "action=" + answer.action().name().toLowerCase(Locale.ROOT) + ", content=" + answer.content();
    }
}
