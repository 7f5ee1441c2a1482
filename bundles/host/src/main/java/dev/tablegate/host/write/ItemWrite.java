// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.write;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A write of one item, down to its values: nothing in it is worked out by DynamoDB. */
public sealed interface ItemWrite {

    /** The table. */
    String table();

    /** The complete primary key. */
    Map<String, Value> key();

    /** Makes an item that must not be there. */
    record Create(String table, Map<String, Value> key, Map<String, Value> item) implements ItemWrite {}

    /**
     * Changes attributes of an item that must be there.
     *
     * @param set attributes by name, with their new values
     * @param remove names of attributes
     * @param expected attributes of the item as they must still be; empty where there must be none
     */
    record Change(
            String table,
            Map<String, Value> key,
            Map<String, Value> set,
            Set<String> remove,
            Map<String, Optional<Value>> expected)
            implements ItemWrite {}

    /**
     * Removes an item that must be there.
     *
     * @param expected attributes of the item as they must still be
     */
    record Remove(String table, Map<String, Value> key, Map<String, Optional<Value>> expected) implements ItemWrite {}

    /** Changes nothing, but what is written with it is written only if the condition holds. */
    record Check(String table, Map<String, Value> key, Expression condition) implements ItemWrite {}
}
