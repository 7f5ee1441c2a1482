// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.transport.ask.Answers;
import dev.tablegate.transport.ask.MissingCapability;
import dev.tablegate.transport.ask.Questions;
import dev.tablegate.transport.call.Notices;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The way back to a client that answers by calling again: a question without an answer ends the round. */
final class ModernChannel implements Channel {

    private final Notices notices;
    private final RequestMeta meta;
    private final Map<String, JsonNode> given;
    private final Map<String, JsonNode> used = new LinkedHashMap<>();
    private final Map<String, Question> open = new LinkedHashMap<>();
    private final ObjectNode required = JsonNodeFactory.instance.objectNode();

    ModernChannel(Notices notices, RequestMeta meta, Map<String, JsonNode> given) {
        this.notices = notices;
        this.meta = meta;
        this.given = given;
    }

    /** The answers that the call has used. */
    Map<String, JsonNode> used() {
        return used;
    }

    /** The questions that it waits for. */
    Map<String, Question> open() {
        return open;
    }

    /** The capabilities that the client lacks. */
    ObjectNode required() {
        return required;
    }

    @Override
    public void progress(double done, double total, String message) {
        notices.progress(done, total, message);
    }

    @Override
    public void log(LogLevel level, String logger, String message) {
        notices.log(level, logger, message);
    }

    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        Map<String, Answer> answers = new HashMap<>();
        open.clear();
        questions.forEach((key, question) -> answered(key, question)
                .ifPresentOrElse(answer -> answers.put(key, answer), () -> open.put(key, question)));
        if (open.isEmpty()) {
            return answers;
        }
        requireCapabilities();
        throw new Suspended();
    }

    @Override
    public boolean waits() {
        return meta.tasks();
    }

    private Optional<Answer> answered(String key, Question question) {
        return Optional.ofNullable(given.get(key)).flatMap(body -> {
            Optional<Answer> answer = Answers.read(question, body);
            answer.ifPresent(readable -> used.put(key, body));
            return answer;
        });
    }

    private void requireCapabilities() {
        required.removeAll();
        open.values().stream()
                .filter(question -> !meta.capabilities().allow(question))
                .map(Questions::required)
                .forEach(missing -> merge(required, missing));
        if (!required.isEmpty()) {
            throw new ToolException(
                    MissingCapability.CODE,
                    "This needs an answer that your MCP client cannot give. Use a client that declares the capability.");
        }
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(member -> {
            if (into.get(member.getKey()) instanceof ObjectNode both && member.getValue() instanceof ObjectNode more) {
                merge(both, more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }
}
