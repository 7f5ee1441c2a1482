// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.view.Viewing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class LiveViewsTest {

    private Gallery gallery;

    @BeforeEach
    void open(@TempDir Path data) {
        gallery = new Gallery(data);
    }

    @Test
    void aViewIsKeptAndAnnouncedWithALinkAndWithoutItems() {
        var view = gallery.open("Orders of Nobody", Gallery.query("Nobody"));
        assertEquals(
                "http://127.0.0.1:7420" + Viewing.PAGE + view.id(), view.link().toString());
        assertEquals(Optional.of(view), gallery.views.find(Gallery.A, view.id()));
        assertEquals(List.of(Viewing.CHANGED + " " + view.id()), gallery.events);
        assertTrue(view.shows().contains("query of 'Orders'"), view.shows());
        assertTrue(view.shows().contains("as soon as a person looks"), view.shows());
        assertFalse(gallery.audit.events().toString().contains("Nobody"));
        assertEquals("Orders", gallery.audit.events().getLast().details().get("table"));
    }

    @Test
    void whatIsKeptComesBackAsItWas() {
        var sort = new Condition("orderId", Operator.BETWEEN, List.of(new Value.Text("o01"), new Value.Text("o20")));
        var blob = new Filter.Test(new Condition("blob", Operator.EQ, List.of(Value.Binary.of(new byte[] {1, 2}))));
        var filter = new Filter.And(List.of(
                new Filter.Test(new Condition("total", Operator.GT, List.of(Value.Num.of("1.50")))),
                new Filter.Not(new Filter.Or(List.of(blob)))));
        var items = new Items(
                "Orders",
                Optional.empty(),
                Map.of("userId", new Value.Text("u1")),
                Optional.of(sort),
                true,
                Optional.of(filter),
                List.of("total", "orderId"));
        var chart = Optional.of(new View.Chart(View.Chart.Kind.LINE, "orderId", List.of("total")));
        var view = gallery.views.open(Gallery.A, "all kinds", items, chart);
        var found = gallery.views.find(Gallery.A, view.id()).orElseThrow();
        assertEquals(items, found.content());
        assertEquals(Optional.of(found), gallery.afterRestart().find(Gallery.A, view.id()));
        assertEquals(chart, found.chart());
    }

    @Test
    void aViewFromBeforeThereWasAnOrderHasNone() {
        var view = gallery.open("old", Gallery.query("u1"));
        var entry = gallery.store.get("view", view.id()).orElseThrow();
        String old = entry.value().replace("\\\"descending\\\":false,", "");
        assertFalse(old.contains("descending"), old);
        gallery.store.write(Change.replace(entry, old, entry.expires()));
        assertEquals(
                Gallery.query("u1"),
                gallery.views.find(Gallery.A, view.id()).orElseThrow().content());
    }

    @Test
    void aConnectionSeesAndChangesItsOwnOnly() {
        var view = gallery.open("mine", Gallery.scan("Orders"));
        assertEquals(List.of(), gallery.views.list(Gallery.B));
        assertTrue(gallery.views.find(Gallery.B, view.id()).isEmpty());
        var foreign = assertThrows(
                ToolException.class,
                () -> gallery.views.change(Gallery.B, view.id(), Gallery.query("u1"), Optional.empty()));
        var never = assertThrows(
                ToolException.class,
                () -> gallery.views.change(Gallery.B, "nowhere", Gallery.query("u1"), Optional.empty()));
        assertEquals(
                never.getMessage().replace("nowhere", "X"), foreign.getMessage().replace(view.id(), "X"));
    }

    @Test
    void aChangeKeepsIdAndTitleAndIsAnnounced() {
        var view = gallery.open("mine", Gallery.scan("Orders"));
        gallery.clock.advance(Duration.ofMinutes(1));
        var changed = gallery.views.change(Gallery.A, view.id(), Gallery.query("u2"), Optional.empty());
        assertEquals(view.id(), changed.id());
        assertEquals("mine", changed.title());
        assertEquals(Gallery.query("u2"), changed.content());
        assertTrue(changed.updated().isAfter(view.updated()));
        assertEquals(2, gallery.events.size());
    }

    @Test
    void theOneChangedLongestAgoMakesRoom() {
        var first = gallery.open("1", Gallery.scan("Orders"));
        for (int i = 2; i <= Gallery.MOST; i++) {
            gallery.open("view " + i, Gallery.scan("Orders"));
        }
        gallery.clock.advance(Duration.ofSeconds(1));
        gallery.views.change(Gallery.A, first.id(), Gallery.query("u1"), Optional.empty());
        gallery.views.open(Gallery.B, "another's", Gallery.scan("Orders"), Optional.empty());
        gallery.open("new", Gallery.scan("Orders"));
        assertEquals(
                List.of("new", "1", "view 3"),
                gallery.views.list(Gallery.A).stream().map(View::title).toList());
        assertEquals(1, gallery.views.list(Gallery.B).size());
    }

    @Test
    void viewsGoWithTheirConnection() {
        var view = gallery.open("mine", Gallery.scan("Orders"));
        gallery.views.open(Gallery.B, "another's", Gallery.scan("Orders"), Optional.empty());
        gallery.grants.revoke("a", "owner");
        assertTrue(gallery.viewing.find(view.id()).isEmpty());
        assertEquals(1, gallery.viewing.list(10).size());
        gallery.sweeper.sweep();
        assertEquals(1, gallery.store.list("view", "").size());
        assertThrows(ToolException.class, () -> gallery.open("late", Gallery.scan("Orders")));
    }

    @Test
    void viewsAreForgottenTwoWeeksAfterTheirLastChange() {
        var view = gallery.open("mine", Gallery.scan("Orders"));
        gallery.clock.advance(Duration.ofDays(13));
        gallery.views.change(Gallery.A, view.id(), Gallery.query("u1"), Optional.empty());
        gallery.clock.advance(Duration.ofDays(13));
        assertEquals(1, gallery.viewing.list(10).size());
        gallery.clock.advance(Duration.ofDays(1));
        assertEquals(List.of(), gallery.views.list(Gallery.A));
        assertEquals(List.of(), gallery.viewing.list(10));
    }

    @Test
    void whatIsNotThereIsRefusedBeforeAnybodyLooks() {
        assertTrue(refused(Gallery.scan("Nope")).contains("Nope"));
        assertTrue(refused(index("nope", "")).contains("byStatus"));
        assertTrue(refused(index("byStatus", "total")).contains("does not carry the attribute 'total'"));
        assertEquals("", refused(index("byStatus", "orderId")));
        var twice = new Items(
                "Orders",
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of("total", "total"));
        assertTrue(refused(twice).contains("named twice"));
        var wrongKey = new Items(
                "Orders",
                Optional.empty(),
                Map.of("orderId", new Value.Text("o1")),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of());
        assertTrue(refused(wrongKey).contains("userId (S)"));
        assertTrue(refused(Gallery.descending(Gallery.scan("Orders"))).contains("A scan has no order"));
        assertEquals("", refused(Gallery.descending(Gallery.query("u1"))));
        assertTrue(refused(new View.Content.Kept("nope")).contains("snapshot"));
        assertTrue(refused(new Statement("select 1", false)).contains("no SQL engine"));
    }

    @Test
    void conditionsAreCheckedAsTheToolsDo() {
        var key = Map.<String, Value>of("userId", new Value.Text("u1"));
        var onKey = new Filter.Test(new Condition("userId", Operator.EQ, List.of(new Value.Text("u2"))));
        assertTrue(refused(items(key, Optional.empty(), Optional.of(onKey))).contains("key attribute"));
        var badPath = new Filter.Test(new Condition("a[", Operator.EXISTS, List.of()));
        assertFalse(
                refused(items(Map.of(), Optional.empty(), Optional.of(badPath))).isEmpty());
        for (var sort : List.of(
                new Condition("total", Operator.EQ, List.of(new Value.Text("o1"))),
                new Condition("orderId", Operator.CONTAINS, List.of(new Value.Text("o1"))),
                new Condition("orderId", Operator.EQ, List.of(Value.Num.of(1))))) {
            assertTrue(refused(items(key, Optional.of(sort), Optional.empty())).contains("sort key"), sort.toString());
        }
        var sort = new Condition("orderId", Operator.BEGINS_WITH, List.of(new Value.Text("o1")));
        assertEquals("", refused(items(key, Optional.of(sort), Optional.empty())));
        assertTrue(refused(items(Map.of(), Optional.of(sort), Optional.empty())).contains("partition key"));
    }

    @Test
    void titlesAndChartsAreChecked() {
        assertThrows(ToolException.class, () -> gallery.open("  ", Gallery.scan("Orders")));
        assertThrows(ToolException.class, () -> gallery.open("x".repeat(201), Gallery.scan("Orders")));
        var empty = Optional.of(new View.Chart(View.Chart.Kind.BAR, "orderId", List.of()));
        assertThrows(ToolException.class, () -> gallery.views.open(Gallery.A, "t", Gallery.scan("Orders"), empty));
        String kept = kept();
        var wrong = Optional.of(new View.Chart(View.Chart.Kind.BAR, "name", List.of("totl")));
        var refused = assertThrows(
                ToolException.class, () -> gallery.views.open(Gallery.A, "t", new View.Content.Kept(kept), wrong));
        assertTrue(refused.getMessage().contains("Did you mean 'total'?"), refused.getMessage());
    }

    @Test
    void whatIsTooLongToBeKeptIsRefusedWithASentence() {
        var huge =
                new Filter.Test(new Condition("note", Operator.EQ, List.of(new Value.Text("\"\u20ac".repeat(8_000)))));
        assertTrue(refused(items(Map.of(), Optional.empty(), Optional.of(huge))).contains("too long"));
    }

    @Test
    void aSnapshotIsNamedByWhatItIsOf() {
        var view = gallery.open("t", new View.Content.Kept(kept()));
        assertTrue(view.shows().startsWith("1 row, kept on 20"), view.shows());
        assertTrue(view.shows().contains("of: test."), view.shows());
        assertTrue(view.shows().contains("DynamoDB is not read"), view.shows());
    }

    @Test
    void anothersSnapshotIsNoContent() {
        String kept = kept();
        assertThrows(
                ToolException.class,
                () -> gallery.views.open(Gallery.B, "t", new View.Content.Kept(kept), Optional.empty()));
    }

    private String kept() {
        try (var draft = gallery.snapshots.begin(Gallery.A, "test")) {
            draft.add(Map.of("name", new Value.Text("x"), "total", Value.Num.of(1)));
            return draft.finish().id();
        }
    }

    private static Items index(String index, String column) {
        return new Items(
                "Orders",
                Optional.of(index),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                column.isEmpty() ? List.of() : List.of(column));
    }

    private static Items items(Map<String, Value> key, Optional<Condition> sort, Optional<Filter> filter) {
        return new Items("Orders", Optional.empty(), key, sort, false, filter, List.of());
    }

    private String refused(View.Content content) {
        try {
            gallery.open("t", content);
            return "";
        } catch (ToolException refused) {
            return refused.getMessage();
        }
    }
}
