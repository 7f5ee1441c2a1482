// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes with one write: its condition, and the placeholders that condition and update share.
 *
 * @param where begins the name of an argument in errors: nothing, or {@code writes[2].}
 */
record Terms(
        String where,
        Format format,
        Optional<String> condition,
        Optional<Map<String, String>> names,
        Optional<Map<String, Value>> values) {

    /** The terms of a write without condition. */
    static Terms none(String where, Format format) {
        return new Terms(where, format, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Write.Put put(String table, Map<String, Value> item) {
        var expressions = expressions(Optional.empty());
        return new Write.Put(table, format.readItem(where + "item", item), expressions.condition());
    }

    Write.Delete delete(String table, Map<String, Value> key) {
        var expressions = expressions(Optional.empty());
        return new Write.Delete(table, key(key), expressions.condition());
    }

    Write.Check check(String table, Map<String, Value> key) {
        var expected = expressions(Optional.empty())
                .condition()
                .orElseThrow(() -> wrong("A check needs " + where + "condition: what must hold for the item."));
        return new Write.Check(table, key(key), expected);
    }

    Write.Update update(String table, Map<String, Value> key, Edit edit) {
        edit.check(where);
        var expressions = expressions(edit.expression());
        var update = expressions.update().orElseGet(() -> edit.plain(where, format));
        return new Write.Update(table, key(key), update, expressions.condition());
    }

    /** The update of a rule, which has no condition. */
    Expression rule(Edit edit) {
        edit.check(where);
        return expressions(edit.expression()).update().orElseGet(() -> edit.plain(where, format));
    }

    private Map<String, Value> key(Map<String, Value> key) {
        return format.readItem(where + "key", key);
    }

    private Expressions expressions(Optional<String> update) {
        var placeholders =
                new Placeholders(names.orElse(Map.of()), format.readItem(where + "values", values.orElse(Map.of())));
        var texts = new ArrayList<String>();
        condition.ifPresent(texts::add);
        update.ifPresent(texts::add);
        placeholders.unused(texts).ifPresent(unused -> {
            throw wrong(unusedSentence(unused, texts));
        });
        return new Expressions(condition.map(placeholders::expression), update.map(placeholders::expression));
    }

    private String unusedSentence(String placeholder, List<String> texts) {
        var place = texts.isEmpty()
                ? ", but there is neither condition nor expression to use it."
                : ", which neither condition nor expression uses.";
        return where + "names or values has '" + placeholder + "'" + place
                + " Names are written #n, values :v, in the expression and in the map. Leave out what is not used.";
    }

    static ToolException wrong(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }

    private record Expressions(Optional<Expression> condition, Optional<Expression> update) {}
}
