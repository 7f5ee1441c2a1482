// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.console.changes.Visible;
import dev.tablegate.host.view.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of rows as it is shown.
 *
 * @param heads the columns
 * @param rows the rows
 * @param left how many columns are not shown for want of room
 * @param summaries what each column holds, over the rows of this page
 * @param facts what it cost, in words
 * @param notes what a reader must know
 */
public record Grid(
        List<Head> heads, List<Row> rows, int left, List<Summary> summaries, String facts, List<String> notes) {

    private static final int MOST_COLUMNS = 40;

    public Grid {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        summaries = List.copyOf(summaries);
        notes = List.copyOf(notes);
    }

    /**
     * A column.
     *
     * @param name as it is shown
     * @param types what its values are, as DynamoDB names it
     */
    public record Head(String name, String types) {}

    /**
     * A row.
     *
     * @param link where the whole item is shown; empty for what is no item of a table
     * @param name what people know it by
     * @param staged whether a change of it waits
     */
    public record Row(List<Cell> cells, String link, String name, boolean staged) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What a look showed.
     *
     * @param table the table that the rows are items of, if they are
     * @param place where its items are shown
     * @param staged keys of items for which a change waits
     */
    static Grid of(Look look, Optional<TableDescription> table, Fields place, Set<Map<String, Value>> staged) {
        List<Column> shown = look.columns().stream().limit(MOST_COLUMNS).toList();
        var room = Cell.room();
        var rows = new ArrayList<Row>();
        for (Map<String, Value> item : look.rows()) {
            var cells = shown.stream()
                    .map(column -> Optional.ofNullable(item.get(column.name()))
                            .map(value -> Cell.of(value, room))
                            .orElse(Cell.MISSING))
                    .toList();
            var key = table.flatMap(known -> key(known, item));
            rows.add(new Row(
                    cells,
                    key.map(found -> place.with("item", Typed.key(found)).link())
                            .orElse(""),
                    key.map(Grid::name).orElse("row " + (rows.size() + 1)),
                    key.filter(staged::contains).isPresent()));
        }
        return new Grid(
                shown.stream().map(Grid::head).toList(),
                rows,
                look.columns().size() - shown.size(),
                shown.stream()
                        .map(column -> Summary.of(column.name(), look.rows()))
                        .toList(),
                facts(look, table.isPresent()),
                look.notes());
    }

    /** Whether rows lead to items. */
    public boolean linked() {
        return rows.stream().anyMatch(row -> !row.link().isEmpty());
    }

    private static Head head(Column column) {
        return new Head(Visible.name(column.name()), String.join(", ", column.types()));
    }

    /** The key of an item; empty if it lacks a part, as a row of a chosen few attributes may. */
    static Optional<Map<String, Value>> key(TableDescription table, Map<String, Value> item) {
        var names = names(table);
        return item.keySet().containsAll(names)
                ? Optional.of(item.entrySet().stream()
                        .filter(part -> names.contains(part.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                : Optional.empty();
    }

    /** The attributes of a table's key, in their order. */
    static List<String> names(TableDescription table) {
        return Stream.concat(table.partitionKey().stream(), table.sortKey().stream())
                .map(TableDescription.KeyAttribute::name)
                .toList();
    }

    /** A key as people read it. */
    static String name(Map<String, Value> key) {
        return key.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> Visible.name(part.getKey()) + " "
                        + Cell.of(part.getValue(), Cell.room()).text())
                .collect(Collectors.joining(", "));
    }

    private static String facts(Look look, boolean items) {
        var facts = new StringBuilder();
        facts.append(count(look.rows().size(), "row"));
        look.total().ifPresent(total -> facts.append(" of ").append(total));
        if (look.scanned() > look.rows().size()) {
            facts.append(", ")
                    .append(count(look.scanned(), "item"))
                    .append(items ? " read before the filter" : " read for it");
        }
        return facts + ", " + units(look.consumed().readUnits()) + " consumed";
    }

    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    static String units(double units) {
        String figure = units == Math.rint(units)
                ? String.format(Locale.ROOT, "%,.0f", units)
                : String.format(Locale.ROOT, "%,.1f", units);
        return figure + (figure.equals("1") ? " read unit" : " read units");
    }
}
