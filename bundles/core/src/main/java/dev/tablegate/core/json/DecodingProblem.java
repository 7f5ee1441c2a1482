// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.tablegate.api.tool.ToolException;

/** Says in a sentence why arguments could not be read into a record. */
public final class DecodingProblem {

    private DecodingProblem() {}

    /** The failure that the caller sees. */
    public static ToolException of(JsonMappingException problem) {
        if (problem.getCause() instanceof ToolException own) {
            return own;
        }
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "'" + path(problem) + "' " + reason(problem) + ". Correct it and call again.",
                problem);
    }

    private static String reason(JsonMappingException problem) {
        // A record's compact constructor refuses what its author does not want; this is the author's own sentence.
        if (problem instanceof ValueInstantiationException
                && problem.getCause() instanceof IllegalArgumentException refused
                && refused.getClass() == IllegalArgumentException.class
                && refused.getMessage() != null) {
            return "is not accepted: " + refused.getMessage();
        }
        return problem.getClass() == JsonMappingException.class
                ? problem.getOriginalMessage()
                : "has a value that does not fit";
    }

    /** Where it is, as {@code filter.and[0].value}. */
    private static String path(JsonMappingException problem) {
        var path = new StringBuilder();
        for (Reference step : problem.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "arguments" : path.toString();
    }
}
