// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How the items of one table are read. */
public sealed interface Reading {

    /** Items by their complete primary keys, each key once. */
    record Get(String table, List<Map<String, Value>> keys) implements Reading {
        public Get {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Partitions of a table or index, no two of which hold the same item.
     *
     * @param ascending in the order of the sort key, or against it
     * @param limit how many items are enough; empty for all
     */
    record Query(
            String table,
            Optional<String> index,
            List<Partition> partitions,
            Optional<Filter> filter,
            boolean ascending,
            OptionalLong limit)
            implements Reading {
        public Query {
            partitions = List.copyOf(partitions);
        }

        /** The same for each of these keys, with the condition that its only partition has. */
        Query over(List<Map<String, Value>> keys) {
            var sort = partitions.getFirst().sort();
            var all = keys.stream().map(key -> new Partition(key, sort)).toList();
            return new Query(table, index, all, filter, ascending, limit);
        }
    }

    /**
     * One partition, or a part of it.
     *
     * @param key equalities on key attributes
     * @param sort a condition on the sort key attribute that follows
     */
    record Partition(Map<String, Value> key, Optional<Condition> sort) {
        public Partition {
            key = Map.copyOf(key);
        }
    }

    /**
     * A whole table or index.
     *
     * @param limit how many items are enough; empty for all
     */
    record Scan(String table, Optional<String> index, Optional<Filter> filter, int segments, OptionalLong limit)
            implements Reading {}

    /** The rows of a snapshot of the call's connection. */
    record Kept(String snapshot) implements Reading {}

    /**
     * Items by keys that another source gives. If it gives too many of them, or values of another type than the key has,
     * the items are read otherwise.
     *
     * @param table the table
     * @param by the name of the other source, read before
     * @param pairs key attributes, and where the other source has their values
     * @param fixed the other key attributes, whose values the statement says
     * @param most how many keys are worth it
     * @param each the query made for each key, in place of the partitions that it has itself; empty if the keys are
     *     complete primary keys
     * @param otherwise how the items are read if there are more keys
     */
    record Bound(
            String table,
            String by,
            List<Pair> pairs,
            Map<String, Value> fixed,
            int most,
            Optional<Query> each,
            Reading otherwise)
            implements Reading {
        public Bound {
            pairs = List.copyOf(pairs);
            fixed = Map.copyOf(fixed);
        }

        /** The reading by these keys. */
        public Reading of(List<Map<String, Value>> keys) {
            return each.<Reading>map(query -> query.over(keys)).orElseGet(() -> new Get(table, keys));
        }
    }

    /**
     * A key attribute, and the top-level attribute of the other source that it equals.
     *
     * @param before a text that stands before it in the key
     * @param after a text that stands behind it
     */
    record Pair(KeyAttribute key, String from, String before, String after) {

        /** The value of the key attribute. */
        public Value of(Value value) {
            return value instanceof Value.Text(var text) ? new Value.Text(before + text + after) : value;
        }
    }
}
