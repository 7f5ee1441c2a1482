// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.util.Map;
import java.util.Optional;

/** A write as it is asked for, in the terms of DynamoDB's API. */
public sealed interface Write {

    /** The table that it is about. */
    String table();

    /** What must hold for the item as it is before the write. */
    Optional<Expression> condition();

    /** Makes an item, or replaces the one with its key. */
    record Put(String table, Map<String, Value> item, Optional<Expression> condition) implements Write {
        public Put {
            item = Map.copyOf(item);
        }
    }

    /**
     * Changes attributes of an item; makes one that is not there.
     *
     * @param key the complete primary key
     * @param update an update expression
     */
    record Update(String table, Map<String, Value> key, Expression update, Optional<Expression> condition)
            implements Write {
        public Update {
            key = Map.copyOf(key);
        }
    }

    /**
     * Removes an item.
     *
     * @param key the complete primary key
     */
    record Delete(String table, Map<String, Value> key, Optional<Expression> condition) implements Write {
        public Delete {
            key = Map.copyOf(key);
        }
    }

    /**
     * Changes nothing; only in a transaction, which is written only if the condition holds.
     *
     * @param key the complete primary key
     */
    record Check(String table, Map<String, Value> key, Expression expected) implements Write {
        public Check {
            key = Map.copyOf(key);
        }

        @Override
        public Optional<Expression> condition() {
            return Optional.of(expected);
        }
    }
}
