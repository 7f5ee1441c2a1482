// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.query;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads in slices of a few seconds, so that the client hears of progress and can cancel, until a bound is reached. */
final class Reading {

    private static final Duration SLICE = Duration.ofSeconds(2);

    private final Call call;
    private final Bounds bounds;
    private final double total;
    private final long start = System.nanoTime();
    private final List<Map<String, Value>> items = new ArrayList<>();
    private long count;
    private long scanned;
    private long bytes;
    private boolean usedUp;
    private Consumed consumed = Consumed.NONE;

    /** @param total about how many items will be read, or 0 if unknown */
    Reading(Call call, Bounds bounds, double total) {
        this.call = call;
        this.bounds = bounds;
        this.total = total;
    }

    /** Everything from the cursor to the bound. The source reads one slice. */
    Found read(Optional<String> from, BiFunction<Bounds, Optional<String>, Page> source) {
        var cursor = take(source.apply(slice(), from));
        while (cursor.isPresent() && reached().isEmpty()) {
            call.progress(scanned, Math.max(total, scanned), count + " found in " + scanned + " read");
            call.checkCancelled();
            cursor = next(source, cursor);
        }
        return new Found(
                List.copyOf(items),
                count,
                Optional.empty(),
                scanned,
                consumed.readUnits(),
                cursor,
                cursor.flatMap(more -> reached()));
    }

    /** What was read is worth having where the budget ends. */
    private Optional<String> next(BiFunction<Bounds, Optional<String>, Page> source, Optional<String> cursor) {
        try {
            return take(source.apply(slice(), cursor));
        } catch (ToolException refused) {
            if (refused.code() != ToolException.Standard.OVER_BUDGET) {
                throw refused;
            }
            usedUp = true;
            return cursor;
        }
    }

    private Optional<String> take(Page page) {
        items.addAll(page.items());
        page.items().forEach(item -> bytes += ItemSize.of(item));
        count += page.count();
        scanned += page.scannedCount();
        consumed = consumed.plus(page.consumed());
        return page.cursor();
    }

    private Bounds slice() {
        var left = bounds.time().minusNanos(System.nanoTime() - start);
        var time = left.compareTo(SLICE) < 0 ? left : SLICE;
        return new Bounds(bounds.items() - count, bounds.bytes() - bytes, time.isNegative() ? Duration.ZERO : time);
    }

    private Optional<Found.Stopped> reached() {
        if (usedUp) {
            return Optional.of(Found.Stopped.BUDGET);
        }
        if (count >= bounds.items()) {
            return Optional.of(Found.Stopped.LIMIT);
        }
        if (bytes >= bounds.bytes()) {
            return Optional.of(Found.Stopped.BYTES);
        }
        return System.nanoTime() - start >= bounds.time().toNanos()
                ? Optional.of(Found.Stopped.TIME)
                : Optional.empty();
    }
}
