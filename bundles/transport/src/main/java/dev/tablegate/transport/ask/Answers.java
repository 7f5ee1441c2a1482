// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers as clients send them. */
public final class Answers {

    private Answers() {}

    /** The answer to a question, or empty if this is none. */
    public static Optional<Answer> read(Question question, JsonNode body) {
        if (!body.isObject()) {
            return Optional.empty();
        }
        return switch (question) {
            case Question.Form ignored -> elicited(body);
            case Question.Page ignored -> elicited(body);
            case Question.Sample ignored -> having(body, "content");
            case Question.Roots ignored -> having(body, "roots");
        };
    }

    private static Optional<Answer> elicited(JsonNode body) {
        return switch (body.path("action").asText()) {
            case "accept" -> Optional.of(new Answer(Answer.Action.ACCEPT, map(body.path("content"))));
            case "decline" -> Optional.of(new Answer(Answer.Action.DECLINE, Map.of()));
            case "cancel" -> Optional.of(new Answer(Answer.Action.CANCEL, Map.of()));
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> having(JsonNode body, String member) {
        return body.has(member) ? Optional.of(new Answer(Answer.Action.ACCEPT, map(body))) : Optional.empty();
    }

    private static Map<String, Object> map(JsonNode object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> value(entry.getValue()).ifPresent(v -> map.put(entry.getKey(), v)));
        return map;
    }

    /** The value as plain Java; nulls are left out, as they say no more than absence. */
    private static Optional<Object> value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> Optional.of(map(node));
            case ARRAY -> Optional.of(list(node));
            case STRING -> Optional.of(node.textValue());
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> Optional.of(number(node));
            case NULL, MISSING, BINARY, POJO -> Optional.empty();
        };
    }

    private static List<Object> list(JsonNode array) {
        List<Object> list = new ArrayList<>();
        array.forEach(element -> value(element).ifPresent(list::add));
        return list;
    }

    private static Object number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.decimalValue();
    }
}
