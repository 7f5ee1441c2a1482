// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.sql.tree.Directory;
import dev.tablegate.sql.tree.Occurrence;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of the call's profile, each described once. */
final class KnownTables implements Directory {

    private final Tables tables;
    private final Call call;
    private final Map<String, TableDescription> described = new HashMap<>();

    KnownTables(Tables tables, Call call) {
        this.tables = tables;
        this.call = call;
    }

    @Override
    public Table find(String name) {
        var description = describe(name);
        return new Table(description.name(), Keys.types(description).keySet());
    }

    TableDescription table(Occurrence occurrence) {
        return describe(occurrence.table());
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
