// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that the names of a SELECT can belong to, and those of the SELECTs around it.
 *
 * <p>Tables have no fixed columns, so a name alone does not tell whose it is where several tables stand together. It is
 * never guessed from the items: a name belongs to a sub-query or function that gives it, else to the only table, else to
 * the table that has it in a key; else the statement must say it.
 */
final class Scope {

    /** Names that mean the time where they stand alone. */
    private static final Set<String> TIMES =
            Set.of("current_date", "current_time", "current_timestamp", "localtime", "localtimestamp");

    private final Optional<Scope> outer;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Column>> merged = new HashMap<>();
    private final Set<String> results = new HashSet<>();
    private final Set<String> shown = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();

    /**
     * Something in FROM.
     *
     * @param alias its name there, in lower case
     * @param table the table, unless it is a sub-query or function
     * @param given what a sub-query or function gives
     */
    record Entry(String alias, Optional<Occurrence> table, Given given) {

        static Entry of(Occurrence table) {
            return new Entry(lower(table.alias()), Optional.of(table), Given.NOTHING_KNOWN);
        }

        static Entry of(String alias, Given given) {
            return new Entry(lower(alias), Optional.empty(), given);
        }

        boolean gives(String name) {
            return columns().isPresent() && columns().get().contains(name);
        }

        Optional<Set<String>> columns() {
            return given.columns();
        }

        boolean open() {
            return columns().isEmpty();
        }

        /** The attributes that a column, or a part of it, is; none if it is something else. */
        List<Column> column(List<String> names) {
            return table.map(its -> List.of(Scope.column(its, names)))
                    .orElseGet(() -> given.passage().column(names.getFirst()).stream()
                            .map(column -> column.inside(names.subList(1, names.size())))
                            .toList());
        }

        /** The tables of which rows can be left out if a column is not as wanted. */
        Set<Occurrence> free() {
            return table.map(Set::of).orElseGet(() -> given.passage().free());
        }
    }

    Scope(Optional<Scope> outer) {
        this.outer = outer;
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    List<Entry> entries() {
        return entries;
    }

    /** The tables of this SELECT itself. */
    Set<Occurrence> tables() {
        return entries.stream().flatMap(entry -> entry.table().stream()).collect(Collectors.toSet());
    }

    /** The same, and those in sub-queries, of which rows can be left out if a column is not as wanted. */
    Set<Occurrence> free() {
        return entries.stream().flatMap(entry -> entry.free().stream()).collect(Collectors.toSet());
    }

    /** What a star stands for, if it is one thing. */
    Optional<Entry> starred(String relation) {
        return relation.isEmpty()
                ? entries.stream().filter(entry -> entries.size() == 1).findFirst()
                : here(lower(relation));
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /** A name that SELECT gives to a result: it is no attribute where it stands alone. */
    void addResult(String name) {
        results.add(lower(name));
    }

    /** Whether an attribute of that name is used. */
    boolean names(String name) {
        return tables().stream().flatMap(table -> table.named().stream()).anyMatch(name::equalsIgnoreCase);
    }

    /** A column that SELECT shows with its table: the name alone means the same one. */
    void addShown(String name) {
        shown.add(lower(name));
    }

    /** The parameters of a lambda. */
    void addParameter(String name) {
        parameters.add(lower(name));
    }

    /** Whether USING made one column of this name. */
    boolean merges(String name) {
        return merged.containsKey(lower(name));
    }

    void merge(String name, List<Column> columns) {
        merged.put(lower(name), columns);
    }

    /** What a name means: the attributes of tables, none if it is something else or unknown, several if USING made one. */
    List<Column> resolve(List<String> names) {
        if (names.size() > 1) {
            var qualified = byAlias(lower(names.getFirst()));
            if (qualified.isPresent()) {
                return qualified.get().column(names.subList(1, names.size()));
            }
        } else {
            var row = here(lower(names.getFirst()));
            if (row.isPresent()) {
                row.get().table().ifPresent(Occurrence::wantAll);
                return List.of();
            }
        }
        return unqualified(names);
    }

    /** What {@code x.*} means: all of a table, or the parts of an attribute. */
    void resolveStar(String relation) {
        var named = byAlias(lower(relation));
        if (named.isPresent()) {
            named.get().table().ifPresent(Occurrence::wantAll);
        } else {
            resolve(List.of(relation));
        }
    }

    private List<Column> unqualified(List<String> names) {
        var name = lower(names.getFirst());
        if (parameters.contains(name) || results.contains(name) || names.size() == 1 && TIMES.contains(name)) {
            return List.of();
        }
        if (merged.containsKey(name)) {
            return names.size() == 1 ? merged.getOrDefault(name, List.of()) : List.of();
        }
        var givers = entries.stream().filter(entry -> entry.gives(name)).toList();
        if (!givers.isEmpty()) {
            boolean only = givers.size() == 1 && entries.stream().noneMatch(Entry::open);
            return only ? givers.getFirst().column(names) : List.of();
        }
        var open = entries.stream().filter(Entry::open).toList();
        if (open.isEmpty()) {
            return outer.map(around -> around.unqualified(names)).orElse(List.of());
        }
        if (open.size() == 1) {
            return alone(open.getFirst(), names);
        }
        return owner(open, names);
    }

    /** A sub-query's only table has every name, but not one that is known to be of a table around it. */
    private List<Column> alone(Entry only, List<String> names) {
        String name = names.getFirst();
        var found = only.column(names);
        var tables = found.stream().map(Column::of).toList();
        if (tables.stream().allMatch(table -> table.key(name).isPresent())) {
            return found;
        }
        var others = around(name);
        if (!others.isEmpty()) {
            var alias = only.table().map(Occurrence::alias).orElse(only.alias());
            throw Refusal.of("Tables have no fixed columns, so say whose " + name + " is: "
                    + Stream.concat(Stream.of(alias), others.stream())
                            .distinct()
                            .map(owner -> owner + "." + name)
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        if (surrounded()) {
            tables.forEach(table -> table.guess(name));
        }
        return found;
    }

    /** Whether a table stands around this SELECT: it could have any name. */
    private boolean surrounded() {
        return outer.filter(scope -> scope.entries.stream().anyMatch(Entry::open) || scope.surrounded())
                .isPresent();
    }

    /** What has a column or key of that name outside of this SELECT. */
    private List<String> around(String name) {
        var its = new ArrayList<String>();
        outer.ifPresent(scope -> {
            for (var entry : scope.entries) {
                if (entry.gives(lower(name))) {
                    its.add(entry.alias());
                }
                entry.table().filter(table -> table.key(name).isPresent()).ifPresent(table -> its.add(table.alias()));
            }
            its.addAll(scope.around(name));
        });
        return its;
    }

    private List<Column> owner(List<Entry> open, List<String> names) {
        var keyed = open.stream()
                .flatMap(entry -> entry.table().stream())
                .filter(table -> table.key(names.getFirst()).isPresent())
                .toList();
        if (keyed.size() == 1) {
            return List.of(column(keyed.getFirst(), names));
        }
        if (shown.contains(lower(names.getFirst()))) {
            return List.of();
        }
        var choices = open.stream()
                .map(entry -> entry.table().map(Occurrence::alias).orElse(entry.alias()))
                .distinct()
                .map(alias -> alias + "." + names.getFirst())
                .collect(Collectors.joining(" or "));
        throw Refusal.of("Tables have no fixed columns, so say whose " + names.getFirst() + " is: " + choices + ".");
    }

    private static Column column(Occurrence table, List<String> names) {
        var path = new ArrayList<>(names);
        path.set(0, table.use(names.getFirst()));
        return new Column(table, path);
    }

    private Optional<Entry> here(String alias) {
        return entries.stream().filter(entry -> entry.alias().equals(alias)).findFirst();
    }

    private Optional<Entry> byAlias(String alias) {
        return here(alias).or(() -> outer.flatMap(around -> around.byAlias(alias)));
    }

    /** The columns of the entries, if all are known. */
    Optional<Set<String>> columns() {
        var columns = new LinkedHashSet<String>();
        for (var entry : entries) {
            if (entry.open()) {
                return Optional.empty();
            }
            columns.addAll(entry.columns().orElse(Set.of()));
        }
        return Optional.of(columns);
    }
}
