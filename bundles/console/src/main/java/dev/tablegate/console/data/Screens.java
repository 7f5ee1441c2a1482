// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View.Chart;
import dev.tablegate.api.view.View.Content;
import dev.tablegate.console.Person;
import dev.tablegate.console.data.Looks.Showing;
import dev.tablegate.console.data.Looks.Word;
import dev.tablegate.console.data.Screen.Part;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Shown;
import dev.tablegate.host.view.Viewing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks up what is shown of a table, an item, a statement or a view. */
final class Screens {

    private static final int MOST_VIEWS = 1_000;
    private static final Fields NOWHERE = new Fields(new TreeMap<>());

    private final Viewing viewing;
    private final Tables tables;
    private final StagedItems stagedItems;
    private final Looks looks;

    Screens(Viewing viewing, Tables tables, StagedItems stagedItems) {
        this.viewing = viewing;
        this.tables = tables;
        this.stagedItems = stagedItems;
        this.looks = new Looks(viewing);
    }

    /** Whether a person may look at a view: operators, and who approved the connection that opened it. */
    static boolean mayLook(Person person, Shown shown) {
        return person.operator() || person.name().equals(shown.owner());
    }

    /** The views that a person may look at, the one changed last first. */
    List<Shown> views(Person person) {
        return viewing.list(MOST_VIEWS).stream()
                .filter(shown -> mayLook(person, shown))
                .toList();
    }

    /** A view; nothing is read of one that is gone or not for this person. */
    Part view(Fields fields, Person person, Word word) {
        var shown = viewing.find(fields.get("view")).filter(one -> mayLook(person, one));
        return new Part.OneView(
                shown, word == Word.NONE ? Optional.empty() : shown.map(one -> view(fields, one, person, word)));
    }

    private Reading view(Fields fields, Shown shown, Person person, Word word) {
        Seat seat = shown.seat(person.name());
        Fields place = fields.only("view", "cursor", "trail");
        try {
            var content = shown.view().content();
            var table = Looks.table(content).map(name -> tables.describe(viewing.call(seat), name));
            Fields items = table.map(
                            known -> NOWHERE.with("profile", shown.profile()).with("table", known.name()))
                    .orElse(NOWHERE);
            return looks.read(
                    new Showing(
                            seat,
                            content,
                            place,
                            table,
                            items,
                            Set.of(),
                            look -> shown.view().chart()),
                    word);
        } catch (ToolException | IllegalArgumentException refused) {
            return Reading.refused(place, String.valueOf(refused.getMessage()));
        }
    }

    /** A table, and what was asked of it. */
    Part table(Fields fields, Seat seat, Word word) {
        Call call = viewing.call(seat);
        var table = tables.describe(call, fields.get("table"));
        var schema = KeySchema.of(table, fields.some("index"));
        Reading reading;
        try {
            reading = looks.read(
                    new Showing(
                            seat,
                            Asking.of(fields, table),
                            fields,
                            Optional.of(table),
                            fields.only("profile", "table"),
                            word == Word.NONE ? Set.of() : staged(call, table.name()),
                            look -> Optional.empty()),
                    fields.get("run").equals("estimate") ? Word.NONE : word);
        } catch (IllegalArgumentException | ToolException wrong) {
            reading = Reading.refused(fields, String.valueOf(wrong.getMessage()));
        }
        return new Part.Table(table, schema, Optional.of(reading));
    }

    private Set<Map<String, Value>> staged(Call call, String table) {
        return stagedItems.of(call, table).stream().map(StagedItems.Image::key).collect(Collectors.toSet());
    }

    /** An item; the attribute that is edited stands in a form. */
    Part item(Fields fields, Seat seat, Optional<ItemView.Edit> typed) {
        Call call = viewing.call(seat);
        var table = tables.describe(call, fields.get("table"));
        var key = Typed.key(fields.get("item"))
                .orElseThrow(() -> new IllegalArgumentException("That address names no item."));
        try {
            var found = viewing.item(seat, table.name(), key);
            String facts = Grid.units(found.consumed().readUnits()) + " consumed";
            var state = new ItemView.State(found.item(), stagedItems.of(call, table.name(), key));
            return new Part.Item(ItemView.of(
                    table, key, state, facts, edit(fields, state.shown().orElse(Map.of()), typed)));
        } catch (IllegalArgumentException | ToolException refused) {
            return new Part.Item(ItemView.failed(key, String.valueOf(refused.getMessage())));
        }
    }

    private static Optional<ItemView.Edit> edit(Fields fields, Map<String, Value> item, Optional<ItemView.Edit> typed) {
        return typed.or(() -> fields.some("edit")
                .flatMap(name -> Optional.ofNullable(item.get(name)).map(value -> ItemView.Edit.of(name, value))));
    }

    TableDescription table(Fields fields, Seat seat) {
        return tables.describe(viewing.call(seat), fields.get("table"));
    }

    /** A statement; empty as long as nobody typed one. */
    Part statement(Fields fields, Seat seat, Word word) {
        return new Part.Statement(fields.some("sql")
                .map(sql -> looks.read(
                        new Showing(
                                seat,
                                new Content.Statement(sql, true),
                                fields,
                                Optional.empty(),
                                NOWHERE,
                                Set.of(),
                                look -> chart(fields, look)),
                        word)));
    }

    /** What the form asks for; columns that nobody named are chosen by their types. */
    private static Optional<Chart> chart(Fields fields, Look look) {
        return Stream.of(Chart.Kind.values())
                .filter(kind -> kind.name().equals(fields.get("chart")))
                .findFirst()
                .map(kind -> {
                    String x = fields.some("x")
                            .map(String::strip)
                            .orElseGet(() -> look.columns().stream()
                                    .filter(column -> !column.types().contains("N"))
                                    .findFirst()
                                    .or(() -> look.columns().stream().findFirst())
                                    .map(Column::name)
                                    .orElse(""));
                    return new Chart(kind, x, y(fields, look, x));
                });
    }

    private static List<String> y(Fields fields, Look look, String x) {
        return fields.some("y")
                .map(typed -> Stream.of(typed.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElseGet(() -> look.columns().stream()
                        .filter(column ->
                                column.types().contains("N") && !column.name().equals(x))
                        .map(Column::name)
                        .toList());
    }
}
