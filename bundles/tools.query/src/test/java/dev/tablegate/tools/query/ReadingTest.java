// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeCall.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.tools.query.Fixture.none;
import static dev.tablegate.tools.query.Fixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final FakeCall call = new FakeCall();
    private final List<Bounds> slices = new ArrayList<>();

    @Test
    void goesOnWithSlicesUntilTheEnd() {
        var found = read(new Bounds(100, 1000, LONG), 3);
        assertEquals(3, found.count());
        assertEquals(6, found.scannedCount());
        assertEquals(1.5, found.consumedCapacity());
        assertEquals(none(), found.cursor());
        assertEquals(none(), found.stopped());
    }

    @Test
    void tellsOfProgressBetweenSlices() {
        read(new Bounds(100, 1000, LONG), 3);
        assertEquals(
                List.of(new Progress(2, 4, "1 found in 2 read"), new Progress(4, 4, "2 found in 4 read")),
                call.progressed());
    }

    @Test
    void asksEachSliceForWhatIsLeft() {
        read(new Bounds(3, 1000, LONG), 9);
        assertEquals(List.of(3L, 2L, 1L), slices.stream().map(Bounds::items).toList());
        assertEquals(
                List.of(1000L, 995L, 990L), slices.stream().map(Bounds::bytes).toList());
        assertTrue(slices.stream().allMatch(slice -> slice.time().compareTo(Duration.ofSeconds(2)) <= 0));
    }

    @Test
    void saysWhichBoundStoppedIt() {
        assertEquals(
                Optional.of(Found.Stopped.LIMIT),
                read(new Bounds(2, 1000, LONG), 9).stopped());
        assertEquals(
                Optional.of(Found.Stopped.BYTES),
                read(new Bounds(9, 10, LONG), 9).stopped());
        assertEquals(
                Optional.of(Found.Stopped.TIME),
                read(new Bounds(9, 1000, Duration.ZERO), 9).stopped());
    }

    @Test
    void handsBackWhereItStopped() {
        var found = read(new Bounds(2, 1000, LONG), 9);
        assertEquals(Optional.of("2"), found.cursor());
        assertEquals(none(), read(new Bounds(2, 1000, LONG), 2).stopped());
    }

    @Test
    void handsBackWhatItHasWhereTheBudgetEnds() {
        var found = new Reading(call, new Bounds(9, 1000, LONG), 0).read(Optional.empty(), (slice, cursor) -> {
            if (cursor.isPresent()) {
                throw new ToolException(ToolException.Standard.OVER_BUDGET, "used up");
            }
            return new Page(List.of(Map.of("id", text("1"))), 1, 1, new Consumed(0.5), Optional.of("behind the first"));
        });
        assertEquals(1, found.count());
        assertEquals(Optional.of("behind the first"), found.cursor());
        assertEquals(Optional.of(Found.Stopped.BUDGET), found.stopped());
    }

    @Test
    void stopsBetweenSlicesWhenCancelled() {
        var cancelled = assertThrows(
                ToolException.class,
                () -> new Reading(call, new Bounds(9, 1000, LONG), 0).read(none(), (slice, cursor) -> {
                    slices.add(slice);
                    call.cancel();
                    return page(Optional.of("1"));
                }));
        assertEquals(ToolException.Standard.CANCELLED, cancelled.code());
        assertEquals(1, slices.size());
    }

    /** Reads from as many slices of one item each. */
    private Found read(Bounds bounds, int available) {
        return new Reading(call, bounds, 4).read(none(), (slice, cursor) -> {
            slices.add(slice);
            int next = cursor.map(Integer::valueOf).orElse(0) + 1;
            return page(next < available ? Optional.of(String.valueOf(next)) : none());
        });
    }

    private static Page page(Optional<String> cursor) {
        List<Map<String, Value>> items = List.of(Map.of("id", text("abc")));
        return new Page(items, 1, 2, new Consumed(0.5), cursor);
    }
}
