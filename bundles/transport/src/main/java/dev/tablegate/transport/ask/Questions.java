// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.ask;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Question;
import dev.tablegate.transport.rpc.Part;
import java.io.IOException;

/** Questions as requests of the MCP specification. */
public final class Questions {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Questions() {}

    /** The method that asks. */
    public static String method(Question question) {
        return switch (question) {
            case Question.Form ignored -> "elicitation/create";
            case Question.Page ignored -> "elicitation/create";
            case Question.Sample ignored -> "sampling/createMessage";
            case Question.Roots ignored -> "roots/list";
        };
    }

    /** The members of its parameters. */
    public static Part params(Question question) {
        return switch (question) {
            case Question.Form form ->
                json -> {
                    json.writeStringField("message", form.message());
                    json.writeFieldName("requestedSchema");
                    MAPPER.writeValue(json, form.schema());
                };
            case Question.Page page ->
                json -> {
                    json.writeStringField("mode", "url");
                    json.writeStringField("message", page.message());
                    json.writeStringField("url", page.url().toString());
                };
            case Question.Sample sample -> json -> sample(json, sample);
            case Question.Roots ignored -> Part.NONE;
        };
    }

    /** The client capabilities without which it cannot be asked. */
    public static ObjectNode required(Question question) {
        ObjectNode required = JsonNodeFactory.instance.objectNode();
        switch (question) {
            case Question.Form ignored -> required.putObject("elicitation").putObject("form");
            case Question.Page ignored -> required.putObject("elicitation").putObject("url");
            case Question.Sample ignored -> required.putObject("sampling");
            case Question.Roots ignored -> required.putObject("roots");
        }
        return required;
    }

    private static void sample(JsonGenerator json, Question.Sample sample) throws IOException {
        json.writeArrayFieldStart("messages");
        json.writeStartObject();
        json.writeStringField("role", "user");
        json.writeObjectFieldStart("content");
        json.writeStringField("type", "text");
        json.writeStringField("text", sample.prompt());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeNumberField("maxTokens", sample.maxTokens());
    }
}
