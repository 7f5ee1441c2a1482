// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.tablegate.api.tool.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in a sentence what is wrong with an argument and what is allowed. */
final class SchemaSentence {

    private static final int SHOWN = 60;

    private SchemaSentence() {}

    /** Whether the error only says that an optional argument is not null. */
    static boolean isAboutNull(Error error) {
        return error.getKeyword().equals("type")
                && error.getSchemaNode() != null
                && error.getSchemaNode().asText().equals("null");
    }

    static String of(Error error, JsonNode schema) {
        String name = name(error.getInstanceLocation());
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> missing(name, error);
            case "additionalProperties" -> unknown(name, error, schema);
            case "type" -> name + " must be " + types(limit) + ", not " + shown(error.getInstanceNode()) + ".";
            case "enum" -> name + " is " + shown(error.getInstanceNode()) + "; allowed: " + list(limit) + ".";
            case "minimum" -> name + " is " + shown(error.getInstanceNode()) + "; the least is " + limit + ".";
            case "maximum" -> name + " is " + shown(error.getInstanceNode()) + "; the most is " + limit + ".";
            case "minItems", "minProperties" ->
                name + " has " + error.getInstanceNode().size() + " entries; the least is " + limit + ".";
            case "maxItems", "maxProperties" ->
                name + " has " + error.getInstanceNode().size() + " entries; the most is " + limit + ".";
            case "uniqueItems" -> name + " holds an entry twice; each may be there once.";
            default -> name + " has a value that does not fit.";
        };
    }

    private static String missing(String name, Error error) {
        return "'" + inside(name, error.getProperty()) + "' is missing.";
    }

    private static String unknown(String name, Error error, JsonNode schema) {
        var known = new ArrayList<String>();
        properties(error, schema).fieldNames().forEachRemaining(known::add);
        List<String> meant = Nearest.to(error.getProperty(), known);
        String advice = meant.isEmpty()
                ? " There is: " + String.join(", ", known) + "."
                : " Did you mean '" + String.join("' or '", meant) + "'?";
        return "There is no argument '" + inside(name, error.getProperty()) + "'." + (known.isEmpty() ? "" : advice);
    }

    /** The properties of the schema that refused an additional one. */
    private static JsonNode properties(Error error, JsonNode schema) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        int end = pointer.lastIndexOf('/');
        return schema.at(end < 0 ? "" : pointer.substring(0, end)).path("properties");
    }

    private static String inside(String name, String property) {
        return name.equals("The arguments") ? property : name.substring(1, name.length() - 1) + "." + property;
    }

    private static String name(NodePath location) {
        if (location.getNameCount() == 0) {
            return "The arguments";
        }
        var name = new StringBuilder("'");
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (step instanceof Integer index) {
                name.append('[').append(index).append(']');
            } else {
                name.append(i == 0 ? "" : ".").append(cut(String.valueOf(step)));
            }
        }
        return name.append('\'').toString();
    }

    private static String types(JsonNode type) {
        if (!type.isArray()) {
            return type(type.asText());
        }
        return StreamSupport.stream(type.spliterator(), false)
                .map(JsonNode::asText)
                .filter(name -> !name.equals("null"))
                .map(SchemaSentence::type)
                .collect(Collectors.joining(" or "));
    }

    private static String type(String name) {
        return switch (name) {
            case "integer" -> "a whole number";
            case "object" -> "an object";
            case "array" -> "a list";
            default -> "a " + name;
        };
    }

    private static String list(JsonNode allowed) {
        return StreamSupport.stream(allowed.spliterator(), false)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "the string " + cut(value.toString());
            case NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> cut(value.toString());
        };
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
