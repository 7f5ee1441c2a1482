// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path into an item: {@code lines[0].price}. */
record AttributePath(List<Object> steps) {

    private static final Pattern PART = Pattern.compile("([^.\\[\\]]+)((?:\\[\\d+])*)");

    /** Steps are names and positions. */
    static AttributePath of(String text) {
        var steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            var matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        "'" + text + "' is no attribute path. Write it like address.city or lines[0].price.");
            }
            steps.add(matcher.group(1));
            for (String index : matcher.group(2).split("\\D+", -1)) {
                if (!index.isEmpty()) {
                    steps.add(Integer.valueOf(index));
                }
            }
        }
        return new AttributePath(List.copyOf(steps));
    }

    /** What stands there in the item. */
    Optional<Value> in(Map<String, Value> item) {
        Optional<Value> here = Optional.of(Value.Document.of(item));
        for (Object step : steps) {
            here = here.flatMap(value -> next(value, step));
        }
        return here;
    }

    private static Optional<Value> next(Value value, Object step) {
        if (step instanceof String name && value instanceof Value.Document(var entries)) {
            return Optional.ofNullable(entries.get(name));
        }
        if (step instanceof Integer index && value instanceof Value.Sequence(var members)) {
            return index < members.size() ? Optional.of(members.get(index)) : Optional.empty();
        }
        return Optional.empty();
    }
}
