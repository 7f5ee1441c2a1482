// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import dev.tablegate.api.tool.ToolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** How values are written as JSON. */
public enum Format {
    /** Plain JSON; what JSON cannot carry exactly stands in an envelope. */
    JSON,
    /** DynamoDB's own JSON: each value under the name of its type. See {@link DynamoJson}. */
    DYNAMODB;

    /**
     * A value as it was given in this format; as {@link #JSON}, DynamoDB's own JSON is welcome too.
     *
     * @param argument where the value was given, for the error
     * @throws ToolException if it is not of this format
     */
    public Value read(String argument, Value given) {
        try {
            return switch (this) {
                case JSON -> DynamoJson.lenient(given);
                case DYNAMODB -> DynamoJson.unwrap(given);
            };
        } catch (IllegalArgumentException malformed) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    argument + " is not DynamoDB JSON: " + malformed.getMessage()
                            + ". Or leave format out and write plain JSON.");
        }
    }

    /** Each attribute as {@link #read} has it. */
    public SequencedMap<String, Value> readItem(String argument, Map<String, Value> given) {
        var item = new LinkedHashMap<String, Value>();
        given.forEach((name, value) -> item.put(name, read(argument + "." + name, value)));
        return item;
    }

    /** An item written in this format. */
    public Map<String, Value> writeItem(Map<String, Value> item) {
        return switch (this) {
            case JSON -> item;
            case DYNAMODB -> DynamoJson.wrapItem(item);
        };
    }
}
