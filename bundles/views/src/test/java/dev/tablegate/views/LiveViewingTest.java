// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class LiveViewingTest {

    private static final Seat SEAT = new Seat("a", "demo", "ada");

    private final Engine engine = new Engine();
    private Gallery gallery;

    @BeforeEach
    void open(@TempDir Path data) {
        gallery = new Gallery(data, Optional.of(engine), Optional.empty());
    }

    @Test
    void aQueryIsShownAtOnceAndPagedWithoutLossOrRepetition() {
        var outlook = gallery.viewing.outlook(SEAT, Gallery.query("u1"));
        assertEquals(Plan.Access.QUERY, outlook.access());
        assertFalse(outlook.confirm());
        var seen = new ArrayList<Map<String, Value>>();
        Optional<String> cursor = Optional.empty();
        do {
            Look look = gallery.viewing.look(SEAT, Gallery.query("u1"), new Wish(4, cursor, false));
            assertEquals(cursor, look.here());
            seen.addAll(look.rows());
            cursor = look.next();
        } while (cursor.isPresent());
        assertEquals(10, seen.size());
        assertEquals(10, Set.copyOf(seen).size());
    }

    @Test
    void aQueryIsReadAgainstItsOrderPageByPageToo() {
        var query = Gallery.query("u1");
        var descending = Gallery.descending(query);
        var first = gallery.viewing.look(SEAT, descending, new Wish(4, Optional.empty(), false));
        var second = gallery.viewing.look(SEAT, descending, new Wish(100, first.next(), false));
        var seen = Stream.concat(first.rows().stream(), second.rows().stream()).toList();
        assertEquals(look(query, 100).rows().reversed(), seen);
        assertThrows(
                IllegalArgumentException.class,
                () -> gallery.viewing.outlook(SEAT, Gallery.descending(Gallery.scan("Orders"))));
    }

    @Test
    void aScanWaitsForAPersonsWordAtItsBeginningOnly() {
        var scan = Gallery.scan("Orders");
        assertTrue(gallery.viewing.outlook(SEAT, scan).confirm());
        var refused = assertThrows(IllegalArgumentException.class, () -> look(scan, 10));
        assertTrue(refused.getMessage().contains("when you say so"), refused.getMessage());
        var first = gallery.viewing.look(SEAT, scan, new Wish(10, Optional.empty(), true));
        assertEquals(10, first.rows().size());
        assertEquals(
                10,
                gallery.viewing
                        .look(SEAT, scan, new Wish(10, first.next(), false))
                        .rows()
                        .size());
    }

    @Test
    void keysComeFirstAndChosenColumnsAlone() {
        var names = look(Gallery.query("u1"), 10).columns().stream()
                .map(Column::name)
                .toList();
        assertEquals(List.of("userId", "orderId"), names.subList(0, 2));
        assertEquals(Set.of("status", "total"), Set.copyOf(names.subList(2, names.size())));
        var query = Gallery.query("u1");
        var chosen = new Items(
                query.table(),
                query.index(),
                query.key(),
                query.sort(),
                false,
                query.filter(),
                List.of("total", "late"));
        var look = look(chosen, 10);
        assertEquals(List.of(new Column("total", Set.of("N")), new Column("late", Set.of())), look.columns());
        assertTrue(look.rows().getFirst().containsKey("orderId"), "an item's own page shows all of it");
    }

    @Test
    void saysSoWhenAFilterMatchesNothingYet() {
        gallery.tables.pageSize(2);
        var never = new Filter.Test(new Condition("total", Operator.EQ, List.of(Value.Num.of(-1))));
        var query = Gallery.query("u1");
        var filtered = new Items(
                query.table(), query.index(), query.key(), query.sort(), false, Optional.of(never), List.of());
        var reader = new Reader(gallery.survey, gallery.snapshots, Duration.ZERO);
        var look = reader.read(Gallery.A, filtered, wish(10));
        assertEquals(0, look.rows().size());
        assertEquals(
                List.of("userId", "orderId"),
                look.columns().stream().map(Column::name).toList());
        assertTrue(
                look.notes().getFirst().contains("None of the 2 items"),
                look.notes().toString());
        int pages = 1;
        while (look.next().isPresent()) {
            look = reader.read(Gallery.A, filtered, new Wish(10, look.next(), false));
            pages++;
        }
        assertTrue(pages >= 5, "as many as DynamoDB gives");
        assertEquals(List.of(), look.notes(), "nothing lies behind the last page");
    }

    @Test
    void aStatementRunsWhenAPersonSaysSoAndIsPagedAndReloadedFromItsSnapshot() {
        var statement = new Statement("select n from t", true);
        assertTrue(gallery.viewing.outlook(SEAT, statement).confirm());
        assertThrows(IllegalArgumentException.class, () -> look(statement, 2));
        assertEquals(0, engine.runs);
        var first = gallery.viewing.look(SEAT, statement, new Wish(2, Optional.empty(), true));
        assertEquals(Optional.of(3L), first.total());
        assertEquals(1, engine.runs);
        assertEquals(first.rows(), again(statement, first.here()).rows());
        var second = again(statement, first.next());
        assertEquals(Value.Num.of(3), second.rows().getFirst().get("n"));
        assertTrue(second.next().isEmpty());
        assertEquals(1, engine.runs);
        assertEquals(Consumed.NONE, second.consumed());
    }

    @Test
    void aSnapshotsPlaceIsNoRightToAnothers() {
        var statement = new Statement("select n from t", true);
        var first = gallery.viewing.look(SEAT, statement, new Wish(2, Optional.empty(), true));
        var other = new Seat("b", "demo", "ada");
        assertThrows(
                IllegalArgumentException.class,
                () -> gallery.viewing.look(other, statement, new Wish(2, first.next(), false)));
        assertThrows(
                IllegalArgumentException.class,
                () -> gallery.viewing.look(SEAT, statement, new Wish(2, Optional.of("../x@1"), false)));
    }

    @Test
    void aStatementThatScansHasToBeAllowedToWhenItIsOpened() {
        engine.access = Plan.Access.SCAN;
        var refused = assertThrows(ToolException.class, () -> gallery.open("t", new Statement("select 1", false)));
        assertTrue(refused.getMessage().contains("allowScan"), refused.getMessage());
        var view = gallery.open("t", new Statement("select 1", true));
        assertTrue(view.shows().contains("'t' (scan)"), view.shows());
        assertTrue(view.shows().contains("is asked before"), view.shows());
        assertEquals(0, engine.runs);
    }

    @Test
    void everyLookIsRecordedWithoutValuesAndNothingShownWhereItCannotBe() {
        look(Gallery.query("u1"), 10);
        Event event = gallery.audit.events().getLast();
        assertEquals(Event.Kind.LOOK, event.kind());
        assertEquals(Optional.of("ada"), event.who().person());
        assertEquals(Optional.of("a"), event.who().connection());
        assertEquals(10, event.details().get("rows"));
        assertEquals("Orders", event.details().get("table"));
        assertFalse(event.toString().contains("u1"), event.toString());
        assertThrows(IllegalArgumentException.class, () -> gallery.viewing.look(SEAT, Gallery.scan("Orders"), wish(5)));
        assertEquals(Event.Decision.FAILED, gallery.audit.events().getLast().decision());
        gallery.audit.fail();
        var refused = assertThrows(IllegalArgumentException.class, () -> look(Gallery.query("u1"), 10));
        assertTrue(refused.getMessage().contains("cannot be recorded"), refused.getMessage());
    }

    @Test
    void anItemIsReadConsistentlyAndRecorded() {
        var key = Map.<String, Value>of("userId", new Value.Text("u1"), "orderId", new Value.Text("o01"));
        var got = gallery.viewing.item(SEAT, "Orders", key);
        assertEquals(Value.Num.of(1), got.item().orElseThrow().get("total"));
        assertEquals("get", gallery.audit.events().getLast().details().get("access"));
    }

    @Test
    void nobodyLooksOverAConnectionThatDoesNotCount() {
        gallery.turn(false);
        assertThrows(IllegalArgumentException.class, () -> look(Gallery.query("u1"), 10));
        gallery.turn(true);
        var call = gallery.viewing.call(SEAT);
        gallery.grants.revoke("a", "owner");
        assertThrows(ToolException.class, call::checkCancelled);
        assertThrows(IllegalArgumentException.class, () -> look(Gallery.query("u1"), 10));
        assertThrows(
                IllegalArgumentException.class,
                () -> gallery.viewing.call(new Seat("b", "another", "ada")),
                "a connection has one profile");
    }

    @Test
    void aPersonHasOneSeatForAProfileUntilTheyLeave() {
        var seat = gallery.viewing.seat("demo", "ada");
        assertEquals(seat, gallery.viewing.seat("demo", "ada"));
        assertNotEquals(seat, gallery.viewing.seat("demo", "bob"));
        var grant = gallery.grants.list().stream()
                .filter(one -> one.connection().equals(seat.connection()))
                .findFirst()
                .orElseThrow();
        assertEquals("ada", grant.approver());
        assertEquals(
                10,
                gallery.viewing.look(seat, Gallery.query("u1"), wish(50)).rows().size());
        gallery.viewing.leave("ada");
        assertThrows(IllegalArgumentException.class, () -> gallery.viewing.call(seat));
        assertNotEquals(seat, gallery.viewing.seat("demo", "ada"));
        gallery.viewing.call(gallery.viewing.seat("demo", "bob"));
        assertThrows(IllegalArgumentException.class, () -> gallery.viewing.seat("nope", "ada"));
    }

    @Test
    void noSeatIsMadeWhileTheServerIsOff() {
        gallery.turn(false);
        int before = gallery.grants.list().size();
        assertThrows(IllegalArgumentException.class, () -> gallery.viewing.seat("demo", "ada"));
        assertEquals(before, gallery.grants.list().size());
    }

    @Test
    void aPersonTakesAViewAway() {
        var view = gallery.open("t", Gallery.query("u1"));
        assertEquals("agent of a", gallery.viewing.find(view.id()).orElseThrow().label());
        gallery.viewing.close(view.id(), "ada");
        assertEquals(List.of(), gallery.viewing.list(10));
        assertEquals(Optional.of("ada"), gallery.audit.events().getLast().who().person());
        assertThrows(
                ToolException.class,
                () -> gallery.views.change(Gallery.A, view.id(), Gallery.query("u1"), Optional.empty()));
        gallery.viewing.close(view.id(), "ada");
    }

    private Look again(View.Content content, Optional<String> cursor) {
        return gallery.viewing.look(SEAT, content, new Wish(2, Optional.of(cursor.orElseThrow()), false));
    }

    private Look look(View.Content content, int rows) {
        return gallery.viewing.look(SEAT, content, wish(rows));
    }

    private static Wish wish(int rows) {
        return new Wish(rows, Optional.empty(), false);
    }

    /** Answers three rows. */
    private final class Engine implements Sql {

        private int runs;
        private Plan.Access access = Plan.Access.QUERY;

        @Override
        public SqlResult run(SqlRequest request, Call call) {
            runs++;
            var columns = List.of(new Column("n", Set.of("N")));
            var rows = IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> Map.<String, Value>of("n", Value.Num.of(number)))
                    .toList();
            try (var draft = gallery.snapshots.begin(call, request.sql(), List.of("n"))) {
                rows.forEach(draft::add);
                return new SqlResult(
                        columns,
                        rows.subList(0, request.limit()),
                        3,
                        Optional.of(draft.finish()),
                        explain(request.sql(), call),
                        new Consumed(1.5),
                        List.of());
            }
        }

        @Override
        public Plan explain(String sql, Call call) {
            var cost = new Plan.Cost(3, 1, 1.5, 0.000001);
            var read = new Plan.Read(
                    "t",
                    access,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    1,
                    cost,
                    Optional.of(cost));
            return new Plan(List.of(read), cost, List.of());
        }
    }
}
