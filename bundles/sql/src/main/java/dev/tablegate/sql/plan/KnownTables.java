// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Entity;
import dev.tablegate.sql.entity.EntityTable;
import dev.tablegate.sql.tree.Directory;
import dev.tablegate.sql.tree.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of the call's profile, each described once. */
final class KnownTables implements Directory {

    private static final Set<ErrorCode> NO_TABLE = Set.of(
            ToolException.Standard.NOT_FOUND, ToolException.Standard.DENIED, ToolException.Standard.INVALID_INPUT);

    private final Tables tables;
    private final Call call;
    private final List<Entity> entities;
    private final Map<String, TableDescription> described = new HashMap<>();

    KnownTables(Tables tables, Call call, List<Entity> entities) {
        this.tables = tables;
        this.call = call;
        this.entities = List.copyOf(entities);
    }

    @Override
    public Table find(String name) {
        var entity = entity(name);
        if (entity.isPresent()) {
            return table(entity.get());
        }
        var description = describe(name);
        return new Table(description.name(), Keys.types(description).keySet());
    }

    TableDescription table(Occurrence occurrence) {
        return describe(occurrence.entity().map(EntityTable::table).orElse(occurrence.table()));
    }

    private Table table(Entity entity) {
        var description = describe(entity.table());
        var partition =
                description.partitionKey().stream().map(KeyAttribute::name).toList();
        var types = Keys.types(description);
        var seen = EntityTable.of(entity, partition, types);
        var keys = new HashSet<>(types.keySet());
        keys.addAll(seen.parts());
        return new Table(seen.name(), keys, Optional.of(seen));
    }

    /**
     * The entity that is meant, if it is one. A table of that very name comes first, so that no entity ever hides a
     * table; its full name is the entity's own.
     */
    private Optional<Entity> entity(String name) {
        var called = entities.stream()
                .filter(entity -> name.equalsIgnoreCase(entity.name()) || name.equalsIgnoreCase(entity.fullName()))
                .toList();
        if (called.isEmpty() || exists(name)) {
            return Optional.empty();
        }
        var exact = called.stream()
                .filter(entity -> name.equals(entity.name()) || name.equals(entity.fullName()))
                .toList();
        var meant = new ArrayList<String>();
        (exact.isEmpty() ? called : exact).forEach(entity -> meant.add(entity.fullName()));
        if (exact.isEmpty()) {
            meant(name).ifPresent(meant::add);
        }
        if (meant.size() > 1) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    name + " can mean several: write "
                            + meant.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(" or "))
                            + ", with the quotes.");
        }
        return Optional.of((exact.isEmpty() ? called : exact).getFirst());
    }

    /** What the account may not look at, or what cannot be a table's name, cannot be read either. */
    private boolean exists(String name) {
        try {
            described.computeIfAbsent(name, asked -> tables.describe(call, asked));
            return true;
        } catch (ToolException failed) {
            if (NO_TABLE.contains(failed.code())) {
                return false;
            }
            throw failed;
        }
    }

    private TableDescription describe(String name) {
        var known = described.get(name);
        if (known != null) {
            return known;
        }
        var found = asked(name);
        described.put(name, found);
        described.put(found.name(), found);
        return found;
    }

    private TableDescription asked(String name) {
        try {
            return tables.describe(call, name);
        } catch (ToolException unknown) {
            var meant = meant(name);
            if (meant.isEmpty()) {
                throw unknown;
            }
            return tables.describe(call, meant.get());
        }
    }

    /** SQL knows no upper case: the only table that differs in nothing else is meant. */
    private Optional<String> meant(String name) {
        var folded = tables.names(call).stream()
                .filter(candidate -> candidate.equalsIgnoreCase(name) && !candidate.equals(name))
                .toList();
        return folded.size() == 1 ? Optional.of(folded.getFirst()) : Optional.empty();
    }
}
