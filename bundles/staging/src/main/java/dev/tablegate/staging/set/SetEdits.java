// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.staging.set.Header.Content;
import dev.tablegate.staging.set.Header.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes sets. Each edit replaces the header that was read: whoever comes second reads again. */
@Component(service = SetEdits.class)
public final class SetEdits {

    static final long MOST_BYTES = 64L << 20;

    /** With the header they go in one write. */
    private static final int MOST_MARKED = 99;

    /** With the connection, too. */
    private static final int MOST_SETTLED = 98;

    private final SetBook book;
    private final Store store;
    private final Announcer announcer;

    @Activate
    public SetEdits(@Reference SetBook book, @Reference Announcer announcer) {
        this.book = book;
        this.store = book.store();
        this.announcer = announcer;
    }

    /** What an edit left: the header, and each change with its number, in the order of the places. */
    record Edited(Header header, List<Optional<Stored>> changes) {}

    /** Begins a set. */
    Kept create(Header header, boolean opened) {
        String connection = header.origin().connection();
        Optional<Entry> before = book.connectionEntry(connection);
        Connection sets = book.connection(connection).begin(header.id(), opened);
        store.write(List.of(
                Change.create(Ids.SET, header.id(), Records.write(header), Optional.empty()),
                before.map(entry -> Change.replace(entry, Records.write(sets), Optional.empty()))
                        .orElseGet(() ->
                                Change.create(Ids.CONNECTION, connection, Records.write(sets), Optional.empty()))));
        announcer.changed(header.id());
        return written(header);
    }

    /** Replaces a header. Where its connection's writes gathered there and cannot any more, they gather elsewhere. */
    Header replace(Kept kept, Header now) {
        var changes = new ArrayList<Change>();
        Header touched = touched(now);
        changes.add(Change.replace(kept.entry(), Records.write(touched), Optional.empty()));
        moved(touched).ifPresent(changes::add);
        store.write(changes);
        announcer.changed(touched.id());
        return touched;
    }

    private Optional<Change> moved(Header header) {
        String connection = header.origin().connection();
        Connection before = book.connection(connection);
        Connection after = before.moved(header.id(), header.status());
        return before.equals(after)
                ? Optional.empty()
                : book.connectionEntry(connection)
                        .map(entry -> Change.replace(entry, Records.write(after), Optional.empty()));
    }

    /**
     * Changes the content of a set: all of it or nothing.
     *
     * @throws Conflict if the set was changed since it was read
     */
    Edited edit(Kept kept, Header wanted, List<Placed> placed) {
        checkQuota(wanted, placed);
        return place(kept, wanted, placed);
    }

    /** Fills a set that was just begun, whatever that comes to: what was written can always be undone. */
    void fill(Kept kept, List<Placed> placed) {
        place(kept, kept.header(), placed);
    }

    private Edited place(Kept kept, Header wanted, List<Placed> placed) {
        int added = placed.stream().mapToInt(Placed::added).sum();
        long bytes = placed.stream().mapToLong(Placed::bytes).sum();
        Content before = wanted.content();
        var counted = new Content(before.next(), before.changes() + added, before.bytes() + bytes, before.gone());
        Edited edited = new Placing(book, kept, touched(wanted.with(counted)), placed).write();
        announcer.changed(kept.id());
        return edited;
    }

    /** Replaces what is said of changes, but not what they are. Nobody has approved the set as it is then. */
    Header mark(Kept kept, List<Head> heads) {
        Kept read = kept;
        for (int from = 0; from < heads.size(); from += MOST_MARKED) {
            if (from > 0) {
                read = written(kept.header());
            }
            markSome(read, heads.subList(from, Math.min(heads.size(), from + MOST_MARKED)));
        }
        announcer.changed(kept.id());
        return written(kept.header()).header();
    }

    private void markSome(Kept kept, List<Head> heads) {
        if (!kept.header().pending()) {
            throw new Conflict(Ids.SET, kept.id());
        }
        var changes = new ArrayList<Change>();
        for (Head head : heads) {
            changes.add(put(kept.id(), head));
        }
        Header now = touched(kept.header().with(List.of()));
        changes.add(Change.replace(kept.entry(), Records.write(now), Optional.empty()));
        store.write(changes);
    }

    /**
     * Records what became of changes. With the last of them the header is what is made of it.
     *
     * @throws Conflict if something was decided about the set since it was read
     */
    Header settle(Kept kept, List<Head> heads, UnaryOperator<Header> after) {
        Header now = kept.header();
        for (int from = 0; from < heads.size(); from += MOST_SETTLED) {
            Kept read = from == 0 ? kept : written(kept.header());
            if (read.header().status() != kept.header().status()) {
                throw new Conflict(Ids.SET, kept.id());
            }
            int to = Math.min(heads.size(), from + MOST_SETTLED);
            Header anew = read.header().with(List.of());
            now = touched(to == heads.size() ? after.apply(anew) : anew);
            var changes = new ArrayList<Change>();
            heads.subList(from, to).forEach(head -> changes.add(put(kept.id(), head)));
            changes.add(Change.replace(read.entry(), Records.write(now), Optional.empty()));
            moved(now).ifPresent(changes::add);
            store.write(changes);
        }
        announcer.changed(kept.id());
        return now;
    }

    private static Change put(String set, Head head) {
        return Change.put(Ids.CHANGE, Ids.change(set, head.number()), Records.write(head), Optional.empty());
    }

    private static void checkQuota(Header header, List<Placed> placed) {
        Content before = header.content();
        if (before.changes() + placed.stream().mapToInt(Placed::added).sum() > Staging.MOST_CHANGES) {
            throw full("has at most " + Staging.MOST_CHANGES + " changes");
        }
        checkBytes(before.bytes() + placed.stream().mapToLong(Placed::bytes).sum());
        if (before.next() + placed.size() > Ids.MOST_NUMBERS) {
            throw full("takes no more numbers for changes");
        }
    }

    static void checkBytes(long bytes) {
        if (bytes > MOST_BYTES) {
            throw full("holds at most " + (MOST_BYTES >> 20) + " MB");
        }
    }

    private static ToolException full(String why) {
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "A change set " + why + ". Submit it, or discard what is not needed, then stage the rest.");
    }

    private Header touched(Header header) {
        Times times = header.times();
        return header.with(new Times(times.created(), book.clock().instant(), times.expires()));
    }

    /** A header as it is in the store now. */
    Kept written(Header header) {
        return book.find(header.id()).orElseThrow(() -> new Conflict(Ids.SET, header.id()));
    }
}
