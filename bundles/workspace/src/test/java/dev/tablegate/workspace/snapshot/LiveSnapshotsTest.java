// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.snapshot.Snapshots.Difference;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.workspace.disk.Rooms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class LiveSnapshotsTest {

    private static final FakeCall CALL = new FakeCall().withConnection("a");
    private static final FakeCall STRANGER = new FakeCall().withConnection("b");

    private final Rooms rooms;
    private final LiveSnapshots snapshots;

    LiveSnapshotsTest(@TempDir Path data) {
        rooms = new Rooms(data.resolve("workspace"));
        snapshots = new LiveSnapshots(rooms.open(64, 64), Duration.ofHours(24));
    }

    @Test
    void aPageIsTheSameWhereverItBegins() {
        var rows = numbered(5000);
        var snapshot = keep(rows);
        assertEquals(5000, snapshot.rows());
        for (int offset : List.of(0, 1, 24, 999, 2500, 4990, 4999, 5000, 100_000)) {
            var expected = rows.subList(Math.min(offset, 5000), Math.min(offset + 25, 5000));
            assertEquals(expected, snapshots.rows(CALL, snapshot.id(), offset, 25));
        }
        assertEquals(rows, all(snapshot));
    }

    @Test
    void columnsAreTheUnionInTheOrderOfAppearance() {
        var rows = new ArrayList<Map<String, Value>>();
        rows.add(row("id", text("1"), "price", Value.Num.of(1)));
        rows.add(row("id", text("2"), "late", new Value.Bool(true), "price", text("free")));
        try (var draft = snapshots.begin(CALL, "a statement", List.of("never", "price"))) {
            rows.forEach(draft::add);
            assertEquals(
                    List.of(
                            new Column("never", Set.of()),
                            new Column("price", Set.of("N", "S")),
                            new Column("id", Set.of("S")),
                            new Column("late", Set.of("BOOL"))),
                    draft.finish().columns());
        }
    }

    @Test
    void anEmptyResultIsKept() {
        var snapshot = keep(List.of());
        assertEquals(List.of(), snapshots.rows(CALL, snapshot.id(), 0, 10));
        assertEquals(List.of(), all(snapshot));
        assertEquals(
                0,
                snapshots
                        .compare(CALL, snapshot.id(), snapshot.id(), List.of("id"), 5)
                        .same());
    }

    @Test
    void aConnectionSeesItsOwnOnly() {
        var snapshot = keep(numbered(3));
        assertEquals(List.of(snapshot), snapshots.list(CALL));
        assertEquals(snapshot, snapshots.find(CALL, snapshot.id()).orElseThrow());
        assertTrue(snapshots.list(STRANGER).isEmpty());
        assertTrue(snapshots.find(STRANGER, snapshot.id()).isEmpty());
        assertThrows(ToolException.class, () -> snapshots.rows(STRANGER, snapshot.id(), 0, 1));
        assertThrows(ToolException.class, () -> snapshots.open(STRANGER, snapshot.id()));
        snapshots.delete(STRANGER, snapshot.id());
        assertEquals(1, snapshots.list(CALL).size());
        snapshots.delete(CALL, snapshot.id());
        assertTrue(snapshots.list(CALL).isEmpty());
    }

    @Test
    void aSnapshotExpires() {
        var snapshot = keep(numbered(3));
        rooms.clock.advance(Duration.ofHours(25));
        assertTrue(snapshots.find(CALL, snapshot.id()).isEmpty());
    }

    @Test
    void whatIsNotFinishedIsNotThere() {
        try (var draft = snapshots.begin(CALL, "half")) {
            draft.add(row("id", text("1")));
        }
        assertTrue(snapshots.list(CALL).isEmpty());
    }

    @Test
    void differencesAreCountedAndShown() {
        var before = numbered(1000);
        var after = new ArrayList<>(before.subList(10, 1000));
        after.set(0, row("id", text("row-10"), "number", Value.Num.of(-1)));
        after.add(row("id", text("fresh")));
        var earlier = keep(before);
        var later = keep(after.reversed());
        for (int part : List.of(1, 7, 100, 1_000_000)) {
            var difference = compare(earlier, later, part);
            assertEquals(1, difference.added());
            assertEquals(10, difference.removed());
            assertEquals(1, difference.changed());
            assertEquals(989, difference.same());
            assertEquals(1 + 3 + 1, difference.examples().size());
            assertTrue(difference.examples().stream()
                    .flatMap(pair -> pair.earlier().stream())
                    .allMatch(before::contains));
        }
    }

    @Test
    void orderInsideOfValuesIsNoDifference() {
        var one = keep(List.of(row("id", text("1"), "tags", Value.TextSet.of(List.of("a", "b")), "m", map("x", "y"))));
        var other =
                keep(List.of(row("m", map("y", "x"), "tags", Value.TextSet.of(List.of("b", "a")), "id", text("1"))));
        assertEquals(
                1,
                snapshots.compare(CALL, one.id(), other.id(), List.of("id"), 5).same());
    }

    @Test
    void aKeyThatNamesSeveralRowsIsRefused() {
        var twice = keep(List.of(row("id", text("1")), row("id", text("1"), "n", Value.Num.of(2))));
        var once = keep(List.of(row("id", text("1"))));
        assertThrows(ToolException.class, () -> snapshots.compare(CALL, twice.id(), once.id(), List.of("id"), 5));
        assertThrows(ToolException.class, () -> snapshots.compare(CALL, once.id(), twice.id(), List.of("id"), 5));
        var failure = assertThrows(
                ToolException.class, () -> snapshots.compare(CALL, once.id(), once.id(), List.of("Id"), 5));
        assertTrue(failure.getMessage().contains("'id'"), failure.getMessage());
    }

    private Difference compare(Snapshot earlier, Snapshot later, int part) {
        var then = (Stored) snapshots.open(CALL, earlier.id());
        var now = (Stored) snapshots.open(CALL, later.id());
        return new Comparison(CALL, then, now, List.of("id"), 3).run(part);
    }

    private Snapshot keep(List<Map<String, Value>> rows) {
        try (var draft = snapshots.begin(CALL, "rows of a test")) {
            rows.forEach(draft::add);
            return draft.finish();
        }
    }

    private List<Map<String, Value>> all(Snapshot snapshot) {
        var all = new ArrayList<Map<String, Value>>();
        snapshots.open(CALL, snapshot.id()).forEach(all::add);
        return all;
    }

    private static List<Map<String, Value>> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> row("id", text("row-" + i), "number", Value.Num.of(i), "text", text("x".repeat(200))))
                .toList();
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value map(String first, String second) {
        return Value.Document.of(row(first, Value.Num.of(first.length()), second, Value.Num.of(1)));
    }

    private static Map<String, Value> row(Object... namesAndValues) {
        var row = new LinkedHashMap<String, Value>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return row;
    }
}
