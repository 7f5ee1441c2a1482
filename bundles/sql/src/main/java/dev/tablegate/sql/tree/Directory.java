// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.entity.EntityTable;
import java.util.Optional;
import java.util.Set;

/** The tables that a statement can name. */
public interface Directory {

    /**
     * The table that is meant.
     *
     * @throws ToolException if there is none
     */
    Table find(String name);

    /**
     * A table.
     *
     * @param name its own name, whose letters the statement may have written in another case
     * @param keys the attributes of its key and of the keys of its indexes, and the parts of an entity
     * @param entity the entity, if it is one
     */
    record Table(String name, Set<String> keys, Optional<EntityTable> entity) {
        public Table {
            keys = Set.copyOf(keys);
        }

        /** A table that is there. */
        public Table(String name, Set<String> keys) {
            this(name, keys, Optional.empty());
        }
    }
}
