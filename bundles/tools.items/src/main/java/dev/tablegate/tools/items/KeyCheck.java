// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.items;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with a key, after DynamoDB refused it without saying so. */
record KeyCheck(Tables tables, Call call) {

    /** What to tell the caller: the key that is wrong, or the refusal as it was. */
    ToolException explain(ToolException refused, String table, Collection<Map<String, Value>> keys) {
        if (refused.code() != ToolException.Standard.INVALID_INPUT) {
            return refused;
        }
        var schema = schema(tables.describe(call, table));
        return keys.stream()
                .flatMap(key -> fault(schema, key).stream())
                .findFirst()
                .map(fault -> new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        fault + " The key of table '" + table + "' is " + words(schema)
                                + ", nothing more and nothing less."))
                .orElse(refused);
    }

    private static List<KeyAttribute> schema(TableDescription table) {
        return KeySchema.of(table, Optional.empty()).attributes().toList();
    }

    private static Optional<String> fault(List<KeyAttribute> schema, Map<String, Value> key) {
        for (var attribute : schema) {
            var value = key.get(attribute.name());
            if (value == null) {
                return Optional.of("The key lacks '" + attribute.name() + "'.");
            }
            if (!value.type().equals(attribute.type())) {
                return Optional.of("The key attribute '" + attribute.name() + "' has type " + attribute.type()
                        + ", not " + value.type() + ".");
            }
        }
        var names = schema.stream().map(KeyAttribute::name).toList();
        return key.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .map(name -> "'" + name + "' is no key attribute.");
    }

    private static String words(List<KeyAttribute> schema) {
        return schema.stream()
                .map(attribute -> attribute.name() + " (" + attribute.type() + ")")
                .collect(Collectors.joining(" and "));
    }
}
