// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.sql.entity.EntityTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** A table or snapshot at one place of a statement, and what the statement wants of it there. */
public final class Occurrence {

    private final ObjectNode place;
    private final Directory.Table table;
    private final boolean snapshot;
    private final String alias;
    private final SequencedSet<String> named = new LinkedHashSet<>();
    private final SequencedSet<String> guessed = new LinkedHashSet<>();
    private final List<Conjunct> conjuncts = new ArrayList<>();
    private boolean all;
    private boolean apart;

    Occurrence(ObjectNode place, Directory.Table table, boolean snapshot, String alias) {
        this.place = place;
        this.table = table;
        this.snapshot = snapshot;
        this.alias = alias;
    }

    /** The entity, if the table is one. */
    public Optional<EntityTable> entity() {
        return table.entity();
    }

    /** Whether this is a part of an entity's key, and no attribute. */
    public boolean part(String attribute) {
        return entity().flatMap(entity -> entity.type(attribute)).isPresent();
    }

    /** The table's own name, the entity's with its table, or the id of the snapshot. */
    public String table() {
        return table.name();
    }

    /** Whether this is a snapshot. */
    public boolean snapshot() {
        return snapshot;
    }

    /** What the statement calls it here. */
    public String alias() {
        return alias;
    }

    /** The top-level attributes that the statement names. */
    public SequencedSet<String> named() {
        return named;
    }

    /** Those of them that stand alone in a sub-query, and so could be meant of a table around it. */
    public SequencedSet<String> guessed() {
        return guessed;
    }

    /** Whether the statement uses all other attributes, too. */
    public boolean all() {
        return all;
    }

    /** Conditions without which none of its rows matters. */
    public List<Conjunct> conjuncts() {
        return conjuncts;
    }

    /** Has the rewritten statement call it by this name. */
    public void rename(String name) {
        BaseTable.write(place, name, alias);
    }

    void wantAll() {
        all = true;
    }

    /** Forbids to leave out rows: the statement looks at rows that do not match, too. */
    void keepWhole() {
        apart = true;
    }

    boolean keptWhole() {
        return apart;
    }

    void add(Conjunct conjunct) {
        conjuncts.add(conjunct);
    }

    /** Notes that the statement names an attribute, and gives back how the attribute is spelled. */
    String use(String written) {
        var name = key(written).orElse(written);
        named.add(name);
        return name;
    }

    void guess(String name) {
        guessed.add(name);
    }

    /**
     * The key attribute that is meant. One that is written with other letters in upper case is meant all the same, as SQL
     * has it: whatever else an item has of that name.
     */
    Optional<String> key(String written) {
        if (table.keys().contains(written)) {
            return Optional.of(written);
        }
        var folded = table.keys().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT)))
                .toList();
        return folded.size() == 1 ? Optional.of(folded.getFirst()) : Optional.empty();
    }

    Set<String> keys() {
        return table.keys();
    }
}
