// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.client.Deadlines;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.host.flow.Ahead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads rounds of pages, one page of each segment, until a bound is met. What was taken is always a beginning of each
 * segment, so the positions say exactly where to go on.
 */
public final class Pager {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Plan plan;
    private final List<Position> positions;
    private final List<Map<String, Value>> items = new ArrayList<>();
    private long count;
    private long scanned;
    private long bytes;
    private double readUnits;
    private int round;
    private volatile Optional<ToolException> usedUp = Optional.empty();

    public Pager(Plan plan, List<Position> from) {
        this.plan = plan;
        this.positions = new ArrayList<>(from);
    }

    /** Reads; makes the cursor of the positions if there is more. */
    public Page read(Function<List<Position>, String> cursor) {
        long end = System.nanoTime() + time().toNanos();
        boolean going;
        do {
            plan.call().checkCancelled();
            going = turn();
        } while (going && more() && !full() && System.nanoTime() - end < 0);
        return new Page(
                List.copyOf(items),
                count,
                scanned,
                new Consumed(readUnits),
                more() ? Optional.of(cursor.apply(List.copyOf(positions))) : Optional.empty());
    }

    /**
     * Reads a page of each segment. Where the budget has room for some of them, the others wait for the next turn.
     *
     * @return false if it has room for none: what was read before is handed out
     * @throws ToolException if nothing was read before either
     */
    private boolean turn() {
        var segments = IntStream.range(0, positions.size())
                .filter(segment -> !positions.get(segment).done())
                .limit(remaining())
                .boxed()
                .toList();
        int limit = plan.limit(remaining(), segments.size(), round++);
        var slices = slices(segments, limit);
        boolean read = false;
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).isPresent()) {
                take(segments.get(i), slices.get(i).get());
                read = true;
            }
        }
        if (!read && round == 1 && usedUp.isPresent()) {
            throw usedUp.get();
        }
        return read;
    }

    /** A page of each at the same time. All are given up as soon as the call ends. */
    private List<Optional<Slice>> slices(List<Integer> segments, int limit) {
        if (segments.size() == 1) {
            return List.of(slice(segments.getFirst(), limit));
        }
        var all = segments.stream()
                .map(segment -> Ahead.of(() -> slice(segment, limit)))
                .toList();
        try {
            return all.stream().map(slice -> slice.get(plan.call())).toList();
        } finally {
            all.forEach(Ahead::close);
        }
    }

    private Optional<Slice> slice(int segment, int limit) {
        try {
            return Optional.of(plan.source().read(segment, positions.get(segment), limit));
        } catch (ToolException refused) {
            if (refused.code() != ToolException.Standard.OVER_BUDGET) {
                throw refused;
            }
            usedUp = Optional.of(refused);
            return Optional.empty();
        }
    }

    private void take(int segment, Slice slice) {
        scanned += slice.scanned();
        readUnits += slice.readUnits();
        if (plan.select() == Select.COUNT) {
            count += slice.count();
            positions.set(segment, Position.after(slice.lastKey()));
            return;
        }
        int taken = (int) Math.min(slice.items().size(), remaining());
        if (taken == slice.items().size()) {
            positions.set(segment, Position.after(slice.lastKey()));
        } else if (taken > 0) {
            positions.set(segment, new Position(false, place(slice.items().get(taken - 1))));
        }
        slice.items().subList(0, taken).forEach(this::take);
    }

    private void take(Map<String, Value> item) {
        plan.hidden().forEach(item::remove);
        bytes += ItemSize.of(item);
        items.add(item);
        count++;
    }

    private Map<String, AttributeValue> place(Map<String, Value> item) {
        var place = new LinkedHashMap<String, AttributeValue>();
        for (var name : plan.place()) {
            var value = item.get(name);
            if (value != null) {
                place.put(name, Attributes.of(value));
            }
        }
        return place;
    }

    private long remaining() {
        return plan.bounds().items() - count;
    }

    private boolean more() {
        return positions.stream().anyMatch(position -> !position.done());
    }

    private boolean full() {
        return remaining() <= 0 || bytes >= plan.bounds().bytes();
    }

    /** Ends before the call does, so that what was read is not lost with it. */
    private Duration time() {
        var left = Deadlines.left(plan.call()).minus(MARGIN);
        return plan.bounds().time().compareTo(left) < 0 ? plan.bounds().time() : left;
    }
}
