// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition, as DynamoDB understands it. */
public final class ConditionExpression {

    private final Clause clause;

    private ConditionExpression(Clause clause) {
        this.clause = clause;
    }

    /**
     * Reads an expression.
     *
     * @throws ToolException if it is wrong; the sentence says what, and where
     */
    public static ConditionExpression parse(Expression expression) {
        return new ConditionExpression(new ConditionReader(expression).read());
    }

    /**
     * Whether it holds.
     *
     * @param item an empty map if there is none
     */
    public boolean matches(Map<String, Value> item) {
        return clause.holds(item);
    }

    /** The attributes that it reads. */
    public Set<String> reads() {
        return clause.paths().map(AttributePath::attribute).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Refuses what cannot be done with the key.
     *
     * @param key the key attributes of the table
     * @throws ToolException if it looks for something inside of one
     */
    public void checkKey(Set<String> key) {
        ConditionReader.FAILURES.checkKey(key, clause.paths());
    }
}
