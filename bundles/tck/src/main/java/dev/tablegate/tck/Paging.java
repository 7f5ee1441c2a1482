// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.Projection;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Reads page by page until a bound is reached, and goes on from a cursor. */
final class Paging {

    private static final double UNIT_BYTES = 4096;

    private final Map<String, Position> cursors = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile int pageSize = 100;

    /** What is read, and in which order. */
    record Read(
            FakeIndex index,
            List<Map<String, Value>> items,
            Comparator<Map<String, Value>> order,
            Optional<Filter> filter,
            Projection projection,
            boolean consistent,
            Select select,
            Bounds bounds) {

        Read {
            items = items.stream().sorted(order).toList();
        }
    }

    private record Position(String connection, Record request, Map<String, Value> last) {}

    void pageSize(int items) {
        pageSize = items;
    }

    Page page(Call call, Read read, Record request, Optional<String> cursor) {
        int from =
                cursor.map(text -> after(read, position(call, request, text))).orElse(0);
        long end = System.nanoTime() + read.bounds().time().toNanos();
        var page = new Gathered();
        int at = from;
        while (at < read.items().size()) {
            if ((at - from) % pageSize == 0) {
                call.checkCancelled();
                if (at > from && (page.bytes >= read.bounds().bytes() || System.nanoTime() >= end)) {
                    break;
                }
            }
            page.take(read, read.items().get(at++));
            if (page.count >= read.bounds().items()) {
                break;
            }
        }
        Optional<String> next = at < read.items().size() && at > 0
                ? Optional.of(
                        issue(call, request, read.index().place(read.items().get(at - 1))))
                : Optional.empty();
        return new Page(List.copyOf(page.items), page.count, at - from, consumed(page.read, read.consistent()), next);
    }

    static Consumed consumed(long bytes, boolean consistent) {
        return new Consumed(Math.max(1, Math.ceil(bytes / UNIT_BYTES)) * (consistent ? 1 : 0.5));
    }

    private static final class Gathered {
        private final List<Map<String, Value>> items = new ArrayList<>();
        private long count;
        private long bytes;
        private long read;

        void take(Read request, Map<String, Value> item) {
            Map<String, Value> shown = request.index().shown().of(item);
            read += ItemSize.of(shown);
            if (request.filter().isPresent() && !request.filter().get().matches(shown)) {
                return;
            }
            count++;
            if (request.select() == Select.ITEMS) {
                Map<String, Value> projected = request.projection().of(shown);
                bytes += ItemSize.of(projected);
                items.add(projected);
            }
        }
    }

    private String issue(Call call, Record request, Map<String, Value> last) {
        String cursor = "cursor-" + issued.incrementAndGet();
        cursors.put(cursor, new Position(call.connection(), request, last));
        return cursor;
    }

    private Position position(Call call, Record request, String cursor) {
        Position position = cursors.get(cursor);
        if (position == null
                || !position.connection().equals(call.connection())
                || !position.request().equals(request)) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "This cursor does not belong to this request. Repeat the request without a cursor.");
        }
        return position;
    }

    /** The item that the cursor stands at may be gone; what follows its place is still there. */
    private static int after(Read read, Position position) {
        int at = 0;
        while (at < read.items().size() && read.order().compare(read.items().get(at), position.last()) <= 0) {
            at++;
        }
        return at;
    }
}
