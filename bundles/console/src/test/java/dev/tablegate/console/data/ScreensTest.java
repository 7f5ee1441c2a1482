// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.console.Person;
import dev.tablegate.console.Person.Role;
import dev.tablegate.console.data.Looks.Word;
import dev.tablegate.console.data.Screen.Part;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Shown;
import dev.tablegate.tck.FakeStaging;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.TableBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScreensTest {

    private final FakeTables tables = new FakeTables()
            .add(
                    TableBuilder.table("Users", "userId"),
                    IntStream.range(0, 120)
                            .<Map<String, Value>>mapToObj(at -> Map.of(
                                    "userId", new Value.Text("u%03d".formatted(at)),
                                    "name", new Value.Text("Name " + at)))
                            .toList());
    private final FakeStaging staging = new FakeStaging(tables);
    private final FakeViewing viewing = new FakeViewing(tables);
    private final Screens screens = new Screens(viewing, tables, staging);
    private final Edits edits = new Edits(staging);
    private final Seat seat = viewing.seat("demo", "ada");

    private static Fields fields(String... namesAndTexts) {
        var fields = new TreeMap<String, String>(Map.of("profile", "demo", "table", "Users"));
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            fields.put(namesAndTexts[at], namesAndTexts[at + 1]);
        }
        return new Fields(fields);
    }

    private Reading table(Fields fields, Word word) {
        return screens.table(fields, seat, word) instanceof Part.Table table
                ? table.reading().orElseThrow()
                : Reading.refused(fields, "no table");
    }

    private static Edits.Wish wish(String action, String attribute, String type, String text) {
        return new Edits.Wish(action, attribute, type, text, false, false, "");
    }

    private static Map<String, Value> key(String user) {
        return Map.of("userId", new Value.Text(user));
    }

    @Test
    void aScanWaitsForAFormAndALinkReadsNothing() {
        var waiting = table(fields(), Word.LINK);
        assertTrue(waiting.word() && waiting.grid().isEmpty());
        assertEquals("Scan", waiting.estimate().orElseThrow().access());
        assertEquals(List.of(), viewing.wishes);
        var read = table(fields(), Word.FORM);
        assertEquals(50, read.grid().orElseThrow().rows().size());
        assertTrue(viewing.wishes.getFirst().confirmed());
    }

    @Test
    void aQueryIsReadAtOnceUnlessOnlyTheEstimateIsWanted() {
        assertTrue(table(fields("p0", "u001"), Word.LINK).grid().isPresent());
        assertFalse(viewing.wishes.getFirst().confirmed());
        var estimate = table(fields("p0", "u001", "run", "estimate"), Word.FORM);
        assertTrue(estimate.grid().isEmpty() && estimate.estimate().isPresent());
    }

    @Test
    void aPageThatOnlyUpdatesItselfReadsNothing() {
        assertTrue(table(fields("p0", "u001"), Word.NONE).grid().isEmpty());
        assertEquals(List.of(), viewing.wishes);
    }

    @Test
    void pagesGoOnWithoutAnotherWord() {
        var first = table(fields(), Word.FORM);
        var next = new TreeMap<>(Map.of("profile", "demo", "table", "Users", "trail", "."));
        next.put("cursor", first.links().next().replaceAll(".*cursor=([^&]+).*", "$1"));
        var second = table(new Fields(next), Word.LINK);
        assertEquals(
                "u050",
                second.grid().orElseThrow().rows().getFirst().cells().get(1).text());
        assertTrue(second.links().again(), "the first page of a scan is asked for by a form");
    }

    @Test
    void whatIsAskedWronglyIsToldAndNotRead() {
        var refused = table(fields("f0a", "n", "f0t", "N", "f0v", "many"), Word.FORM);
        assertTrue(refused.problem().contains("not a number"), refused.problem());
        assertEquals(List.of(), viewing.wishes);
    }

    @Test
    void rowsLeadToItemsAndShowWhatIsStaged() {
        edits.stage(viewing.call(seat), screens.table(fields(), seat), key("u001"), wish("set", "name", "S", "New"));
        var rows = table(fields(), Word.FORM).grid().orElseThrow().rows();
        assertFalse(rows.get(0).staged());
        assertTrue(rows.get(1).staged());
        var link = rows.get(1).link();
        assertTrue(link.startsWith("tablegate-data?item="), link);
    }

    private ItemView item(String user, String... more) {
        var named = Stream.concat(Stream.of("item", "{\"userId\":\"" + user + "\"}"), Stream.of(more));
        return screens.item(fields(named.toArray(String[]::new)), seat, Optional.empty()) instanceof Part.Item shown
                ? shown.item()
                : ItemView.failed(Map.of(), "no item");
    }

    private String waiting(ItemView item) {
        var set = staging.list(viewing.call(seat)).getFirst();
        assertEquals(
                "tablegate-changes?set=" + set.id(), item.staged().orElseThrow().review());
        return item.staged().orElseThrow().words();
    }

    @Test
    void anItemIsEditedAsItIsStaged() {
        var call = viewing.call(seat);
        var table = screens.table(fields(), seat);
        assertTrue(item("u001").staged().isEmpty() && item("u001").editable());
        edits.stage(call, table, key("u001"), wish("set", "name", "S", "New"));
        edits.stage(call, table, key("u001"), wish("set", "age", "N", "42"));
        var item = item("u001", "edit", "name");
        assertTrue(waiting(item).contains("added"), waiting(item));
        assertEquals("New", item.edit().orElseThrow().text());
        assertTrue(item.json().contains("42") && !item.json().contains("Name 1"), item.json());
        assertEquals(
                List.of(false, true, true),
                item.attributes().stream().map(ItemView.Attribute::staged).toList());
        edits.stage(call, table, Map.of(), wish("put", "", "", "{\"userId\": \"new\", \"name\": \"N\"}"));
        assertEquals("N", item("new", "edit", "name").edit().orElseThrow().text());
    }

    @Test
    void anItemWhoseDeletionIsStagedIsOnlyShown() {
        edits.stage(viewing.call(seat), screens.table(fields(), seat), key("u001"), wish("delete", "", "", ""));
        var item = item("u001", "edit", "name");
        assertTrue(waiting(item).contains("deletion"), waiting(item));
        assertTrue(item.found() && !item.editable() && item.edit().isEmpty());
        assertTrue(item.json().contains("Name 1"), item.json());
    }

    /** What is staged now goes to another set, which begins with the item as it is. */
    @Test
    void anItemOfASubmittedSetIsEditedAsItIsNow() {
        var call = viewing.call(seat);
        edits.stage(call, screens.table(fields(), seat), key("u001"), wish("set", "name", "S", "New"));
        staging.submit(call, Optional.empty(), "");
        var item = item("u001", "edit", "name");
        assertTrue(waiting(item).contains("as it is now"), waiting(item));
        assertEquals("Name 1", item.edit().orElseThrow().text());
        assertTrue(item.attributes().stream().noneMatch(ItemView.Attribute::staged));
    }

    @Test
    void editsAreStagedAndKeysNever() {
        var table = screens.table(fields(), seat);
        var call = viewing.call(seat);
        edits.stage(call, table, key("u001"), wish("set", "age", "N", "42"));
        edits.stage(call, table, key("u002"), wish("remove", "name", "", ""));
        edits.stage(call, table, key("u003"), wish("delete", "", "", ""));
        edits.stage(call, table, Map.of(), wish("put", "", "", "{\"userId\": \"new\", \"name\": \"N\"}"));
        var results =
                staging.of(call, "Users").stream().map(image -> image.item()).toList();
        assertEquals(4, results.size());
        assertTrue(results.contains(Optional.empty()));
        assertTrue(results.stream()
                .anyMatch(item -> item.stream().anyMatch(one -> Value.Num.of(42).equals(one.get("age")))));
        for (String action : List.of("set", "remove")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> edits.stage(call, table, key("u001"), wish(action, "userId", "S", "x")));
        }
        assertThrows(
                IllegalArgumentException.class, () -> edits.stage(call, table, key("u001"), wish("drop", "a", "", "")));
    }

    @Test
    void anItemThatIsNotThereMeanwhileIsNotMade() {
        staging.refuseConditions();
        var table = screens.table(fields(), seat);
        var call = viewing.call(seat);
        assertThrows(ToolException.class, () -> edits.stage(call, table, key("gone"), wish("set", "name", "S", "x")));
        assertThrows(
                ToolException.class,
                () -> edits.stage(call, table, Map.of(), wish("put", "", "", "{\"userId\":\"u001\"}")));
    }

    /** Browsers end lines with two characters, and what no field can hold is written as JSON. */
    @Test
    void textsComeBackAsTheyWere() {
        assertFalse(
                ItemView.Edit.of("a", new Value.Text("two\nlines\t\"quoted\"")).quoted());
        var odd = ItemView.Edit.of("a", new Value.Text("dos\r\nline\u0000"));
        assertTrue(odd.quoted());
        var call = viewing.call(seat);
        edits.stage(
                call,
                screens.table(fields(), seat),
                key("u001"),
                new Edits.Wish("set", "a", "S", odd.text(), true, false, ""));
        edits.stage(call, screens.table(fields(), seat), key("u002"), wish("set", "a", "S", "two\r\nlines"));
        var texts = staging.of(call, "Users").stream()
                .map(image -> image.item().orElseThrow().get("a"))
                .toList();
        assertTrue(texts.contains(new Value.Text("dos\r\nline\u0000")), texts.toString());
        assertTrue(texts.contains(new Value.Text("two\nlines")), texts.toString());
    }

    @Test
    void viewsAreForOperatorsAndForWhoApprovedTheConnection() {
        var content = new View.Content.Items(
                "Users", Optional.empty(), key("u001"), Optional.empty(), false, Optional.empty(), List.of());
        var view = new View(
                "v1", "Look", content, Optional.empty(), "a query", Instant.now(), URI.create("http://localhost/"));
        viewing.views.add(new Shown(view, "c", "agent", "grace", "demo"));
        var ada = new Person("ada", Role.APPROVER, 1);
        var grace = new Person("grace", Role.APPROVER, 1);
        var root = new Person("root", Role.OPERATOR, 1);
        assertEquals(List.of(), screens.views(ada));
        assertEquals(1, screens.views(grace).size());
        assertEquals(1, screens.views(root).size());
        assertTrue(screens.view(fields("view", "v1"), ada, Word.LINK) instanceof Part.OneView(var shown, var reading)
                && shown.isEmpty()
                && reading.isEmpty());
        assertEquals(List.of(), viewing.wishes);
        assertTrue(screens.view(fields("view", "v1"), grace, Word.LINK) instanceof Part.OneView(var shown, var reading)
                && shown.isPresent()
                && reading.orElseThrow().grid().isPresent());
    }
}
