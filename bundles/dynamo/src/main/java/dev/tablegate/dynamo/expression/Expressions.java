// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request. Every name and value goes through a placeholder, so that no word is reserved and no
 * text can become syntax.
 */
public final class Expressions {

    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /** The path as it stands in an expression. */
    public String path(AttributePath path) {
        var written = new StringBuilder();
        for (var step : path.steps()) {
            switch (step) {
                case AttributePath.Step.Name(var name) ->
                    written.append(written.isEmpty() ? "" : ".").append(name(name));
                case AttributePath.Step.Position(var index) ->
                    written.append('[').append(index).append(']');
            }
        }
        return written.toString();
    }

    /** The attribute's name as it stands in an expression. */
    public String name(String name) {
        return placeholders.computeIfAbsent(name, unused -> "#n" + placeholders.size());
    }

    /** The value as it stands in an expression. */
    public String value(Value value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, Attributes.of(value));
        return placeholder;
    }

    /** The paths as a projection expression, without those that lie within another one of them. */
    public String projection(List<AttributePath> paths) {
        var kept = new ArrayList<AttributePath>();
        for (var path : paths) {
            if (kept.stream().noneMatch(other -> other.covers(path))) {
                kept.removeIf(path::covers);
                kept.add(path);
            }
        }
        return String.join(", ", kept.stream().map(this::path).toList());
    }

    /** What the placeholders of names stand for. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
        return names;
    }

    /** What the placeholders of values stand for. */
    public Map<String, AttributeValue> values() {
        return values;
    }
}
