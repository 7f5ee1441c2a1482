// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.argument.SortKey;
import dev.tablegate.api.argument.Where;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;

/** What a query selects: one partition, a part of it by the sort key, and of those the items that pass a filter. */
record KeyConditions(Map<String, Value> key, Optional<Condition> sort, Optional<Filter> filter) {

    /** Reads the arguments and leaves it to DynamoDB to check them. */
    static KeyConditions unchecked(Map<String, Value> key, Optional<Where> filter, Format format) {
        return new KeyConditions(
                format.readItem("key", key), Optional.empty(), filter.map(condition -> condition.toFilter(format)));
    }

    /** Reads the arguments and holds them against the schema. */
    static KeyConditions of(
            KeySchema schema,
            Map<String, Value> given,
            Optional<SortKey> sortKey,
            Optional<Where> where,
            Format format) {
        var key = format.readItem("key", given);
        schema.check(key);
        var sort = sortKey.map(condition -> schema.condition(condition, key, format));
        var filter = where.map(condition -> condition.toFilter(format));
        filter.ifPresent(schema::checkFilter);
        return new KeyConditions(key, sort, filter);
    }
}
