// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.Map;

/**
 * An expression in DynamoDB's own language, with what its placeholders stand for.
 *
 * @param text such as {@code SET #n = #n + :one} or {@code attribute_exists(userId)}
 * @param names attribute names by their placeholders, such as {@code #n}
 * @param values values by their placeholders, such as {@code :one}
 */
public record Expression(String text, Map<String, String> names, Map<String, Value> values) {

    public Expression {
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }
}
