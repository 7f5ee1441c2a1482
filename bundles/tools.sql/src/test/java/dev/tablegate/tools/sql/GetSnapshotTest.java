// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.sql;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.snapshot.Snapshots;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.ToolContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class GetSnapshotTest implements ToolContract {

    private static final int ROWS = 23;

    private final GetSnapshot tool = new GetSnapshot(new Keeping());

    @Override
    public Tool<?, ?> tool() {
        return tool;
    }

    private GetSnapshot.Output ask(Optional<String> snapshot, long offset, Optional<String> earlier, List<String> key) {
        return tool.call(
                new GetSnapshot.Input(
                        snapshot, Optional.of(offset), Optional.of(5), earlier, Optional.of(key), Optional.empty()),
                new FakeCall());
    }

    private String text(GetSnapshot.Output output) {
        return ((Content.Text) tool.render(output).getFirst()).text();
    }

    @Test
    void pagesThroughAllRowsOnce() {
        var seen = new ArrayList<Value>();
        Optional<Long> offset = Optional.of(0L);
        while (offset.isPresent()) {
            var page = ask(Optional.of("abc"), offset.get(), Optional.empty(), List.of());
            page.rows().forEach(row -> seen.add(row.getOrDefault("n", new Value.Null())));
            offset = page.next();
        }
        assertEquals(LongStream.range(0, ROWS).mapToObj(Value.Num::of).toList(), seen);
    }

    @Test
    void listsThem() {
        var output = ask(Optional.empty(), 0, Optional.empty(), List.of());
        assertEquals(
                List.of("abc"),
                output.snapshots().stream().map(GetSnapshot.Kept::id).toList());
        assertTrue(text(output).startsWith("abc: 23 rows"));
    }

    @Test
    void comparesByKey() {
        var output = ask(Optional.of("abc"), 0, Optional.of("old"), List.of("n"));
        assertEquals("1 added, 2 removed, 3 changed, 4 the same.\n- n: 1\n+ n: 2", text(output));
        assertThrows(ToolException.class, () -> ask(Optional.of("abc"), 0, Optional.of("old"), List.of()));
    }

    @Test
    void doesNotFindAnothers() {
        var refused =
                assertThrows(ToolException.class, () -> ask(Optional.of("other"), 0, Optional.empty(), List.of()));
        assertEquals(ToolException.Standard.NOT_FOUND, refused.code());
    }

    private static final class Keeping implements Snapshots {

        @Override
        public List<Snapshot> list(Call call) {
            var now = Instant.parse("2026-01-01T00:00:00Z");
            return List.of(new Snapshot(
                    "abc", "select n", List.of(new Column("n", Set.of("N"))), ROWS, 100, now, now.plusSeconds(60)));
        }

        @Override
        public Optional<Snapshot> find(Call call, String id) {
            return list(call).stream().filter(one -> one.id().equals(id)).findFirst();
        }

        @Override
        public List<Map<String, Value>> rows(Call call, String id, long offset, int limit) {
            return LongStream.range(offset, Math.min(ROWS, offset + limit))
                    .mapToObj(n -> Map.<String, Value>of("n", Value.Num.of(n)))
                    .toList();
        }

        @Override
        public Difference compare(Call call, String earlier, String later, List<String> key, int limit) {
            var pair = new Pair(Optional.of(Map.of("n", Value.Num.of(1))), Optional.of(Map.of("n", Value.Num.of(2))));
            return new Difference(1, 2, 3, 4, List.of(pair));
        }
    }
}
