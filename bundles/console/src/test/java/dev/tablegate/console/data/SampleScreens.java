// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.argument.KeySchema;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.staging.StagedItems.Image;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Chart;
import dev.tablegate.console.data.Screen.Part;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Outlook;
import dev.tablegate.host.view.Shown;
import dev.tablegate.tck.TableBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the templates of this package show, with the same text wherever one can stand. */
public final class SampleScreens {

    private SampleScreens() {}

    /** A table with rows. */
    public static Map<String, Object> table(Profile profile, String text) {
        var schema = KeySchema.of(described(text), Optional.of(text));
        return screen(profile, text, new Part.Table(described(text), schema, Optional.of(reading(text))));
    }

    /** An item, with the form of an attribute. */
    public static Map<String, Object> item(Profile profile, String text) {
        var edit = ItemView.Edit.of(text, new Value.Text(text));
        return screen(
                profile,
                text,
                new Part.Item(ItemView.of(
                        described(text),
                        Map.of(text, new Value.Text(text)),
                        new ItemView.State(
                                Optional.empty(),
                                Optional.of(new Image(row(text), Optional.of(row(text)), text, true))),
                        text,
                        Optional.of(edit))));
    }

    /** The form of a new item. */
    public static Map<String, Object> newItem(Profile profile, String text) {
        return screen(profile, text, new Part.NewItem(described(text), text, true));
    }

    /** A statement with its result, drawn. */
    public static Map<String, Object> statement(Profile profile, String text) {
        return screen(profile, text, new Part.Statement(Optional.of(reading(text))));
    }

    /** What agents opened. */
    public static Map<String, Object> views(Profile profile, String text) {
        return screen(profile, text, new Part.Views());
    }

    /** A view. */
    public static Map<String, Object> view(Profile profile, String text) {
        return screen(profile, text, new Part.OneView(Optional.of(shown(text)), Optional.of(reading(text))));
    }

    private static Map<String, Object> screen(Profile profile, String text, Part part) {
        return Map.of(
                "screen",
                new Screen(
                        fields(text),
                        List.of(profile),
                        Optional.of(profile),
                        List.of(),
                        List.of(shown(text)),
                        List.of(text),
                        3,
                        part,
                        text));
    }

    private static Fields fields(String text) {
        var fields = new TreeMap<String, String>();
        List.of(
                        "profile", "table", "index", "find", "columns", "sql", "x", "y", "p0", "s0a", "s0b", "f0a",
                        "f0v", "item")
                .forEach(name -> fields.put(name, text));
        return new Fields(fields);
    }

    private static TableDescription described(String text) {
        var shape = TableBuilder.table("t", "a", "b").globalIndex("i", "a", "b").build();
        var key = List.of(new TableDescription.KeyAttribute(text, "S"));
        var index = shape.indexes().getFirst();
        return new TableDescription(
                text,
                text,
                key,
                List.of(),
                List.of(new TableDescription.Index(
                        text, true, key, key, "INCLUDE", List.of(text), text, index.itemCount())),
                5,
                5,
                text,
                Optional.of(1L),
                Optional.of(1L),
                Optional.of(text),
                Optional.of(text),
                true,
                Optional.empty());
    }

    private static Map<String, Value> row(String text) {
        var row = new LinkedHashMap<String, Value>();
        row.put(text, new Value.Text(text));
        row.put(text + "n", Value.Num.of(5));
        row.put(text + "long", new Value.Text(text + "x".repeat(200)));
        row.put(text + "map", Value.Document.of(Map.of(text, new Value.Text(text))));
        row.put(text + "set", Value.TextSet.of(List.of(text)));
        row.put(text + "bin", Value.Binary.of(text.getBytes(StandardCharsets.UTF_8)));
        return row;
    }

    private static Reading reading(String text) {
        var rows = List.of(row(text), row(text));
        var columns = row(text).keySet().stream()
                .map(name -> new Column(name, Set.of("S")))
                .toList();
        var look = new Look(
                columns,
                rows,
                9,
                Optional.of(9L),
                new Consumed(1.5),
                Optional.of(text),
                Optional.of(text),
                Optional.empty(),
                List.of(text));
        var cost = new Plan.Cost(1, 1, 1, 1);
        var read = new Plan.Read(
                text,
                Access.SCAN,
                Optional.of(text),
                Optional.of(text),
                Optional.of(text),
                Optional.of(text),
                List.of(text),
                2,
                cost,
                Optional.of(cost));
        var outlook = new Outlook(Access.SCAN, true, Optional.of(new Plan(List.of(read), cost, List.of(text))));
        var place = fields(text);
        return new Reading(
                Optional.of(Estimate.of(outlook, new View.Content.Statement(text, true))),
                true,
                Optional.of(
                        Grid.of(look, Optional.of(described(text)), place, Set.of(Map.of(text, new Value.Text(text))))),
                Optional.of(Drawing.of(new Chart(Chart.Kind.BAR, text, List.of(text + "n")), rows)),
                List.of(text),
                new Reading.Links(place.link(), place.link(), true, place.link()),
                text);
    }

    private static Shown shown(String text) {
        var view = new View(
                text,
                text,
                new View.Content.Statement(text, true),
                Optional.empty(),
                text,
                Instant.parse("2026-01-02T03:04:05Z"),
                URI.create("http://localhost/"));
        return new Shown(view, text, text, text, text);
    }
}
