// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All sets, as the store has them. A header says which numbers count, so that many changes come and go with it in one
 * moment; what else lies in the store under its name was never finished.
 */
@Component(service = SetBook.class)
public final class SetBook {

    static final Comparator<Kept> NEWEST_FIRST = Comparator.comparing(
                    (Kept one) -> one.header().times().created())
            .reversed()
            .thenComparing(Kept::id);

    private static final int BLOCK = 100;
    private static final int PATIENCE = 5;

    private final Store store;
    private final Clock clock;

    @Activate
    public SetBook(@Reference Store store) {
        this(store, Clock.systemUTC());
    }

    /** With a clock of the test's. */
    public SetBook(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Store store() {
        return store;
    }

    /** The time that sets expire by. */
    public Clock clock() {
        return clock;
    }

    Optional<Kept> find(String set) {
        return Ids.plausible(set) ? store.get(Ids.SET, set).map(this::kept) : Optional.empty();
    }

    /** Newest first. */
    List<Kept> all() {
        return store.list(Ids.SET, "").stream()
                .map(this::kept)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /** The sets of a connection, with the entry that says so. */
    Optional<Entry> connectionEntry(String connection) {
        return store.get(Ids.CONNECTION, connection);
    }

    Connection connection(String connection) {
        return connectionEntry(connection)
                .map(entry -> Records.read(entry, Connection.class))
                .orElse(Connection.NONE);
    }

    Optional<Head> head(Header header, int number) {
        return header.content().holds(number)
                ? store.get(Ids.CHANGE, Ids.change(header.id(), number)).map(SetBook::head)
                : Optional.empty();
    }

    /** The change of an item. */
    Optional<Head> head(Header header, String table, Map<String, Value> key) {
        return numbers(header, table, key).stream()
                .flatMap(number -> head(header, number).stream())
                .filter(head -> head.table().equals(table) && head.key().equals(key))
                .findFirst();
    }

    /** Numbers under which the change of an item may be found. */
    List<Integer> numbers(Header header, String table, Map<String, Value> key) {
        return store.get(Ids.ITEM, Ids.item(header.id(), table, key))
                .map(entry -> Records.read(entry, Numbers.class).numbers())
                .orElse(List.of());
    }

    /** Which change an item has: the last one that counts. */
    record Numbers(List<Integer> numbers) {
        Numbers {
            numbers = List.copyOf(numbers);
        }
    }

    List<Head> heads(Header header) {
        return store.list(Ids.CHANGE, header.id() + "/").stream()
                .map(SetBook::head)
                .filter(head -> header.content().holds(head.number()))
                .toList();
    }

    /** The first changes from a number on that are wanted, at most so many; looks no further than it must. */
    List<Head> heads(Header header, int from, int limit, Predicate<Head> wanted) {
        var found = new ArrayList<Head>();
        int start = Math.max(1, from);
        for (int block = start / BLOCK; block * BLOCK < header.content().next() && found.size() < limit; block++) {
            String prefix = Ids.change(header.id(), block * BLOCK);
            store.list(Ids.CHANGE, prefix.substring(0, prefix.length() - 2)).stream()
                    .map(SetBook::head)
                    .filter(head -> head.number() >= start && header.content().holds(head.number()))
                    .filter(wanted)
                    .limit((long) limit - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /** A change with its images; empty if it went meanwhile. */
    Optional<Stored> stored(Header header, Head head) {
        Optional<Head> now = Optional.of(head);
        for (int i = 0; i < PATIENCE && now.isPresent(); i++) {
            Optional<Body> body = body(header.id(), now.get());
            if (body.isPresent()) {
                return Optional.of(new Stored(now.get(), body.get()));
            }
            // It got other images while it was read.
            now = head(header, head.number());
        }
        if (now.isEmpty()) {
            return Optional.empty();
        }
        throw new StoreFailure("The images of change " + head.number() + " of the set " + header.id()
                + " are missing in the store. Discard the set.");
    }

    private Optional<Body> body(String set, Head head) {
        var parts = new ArrayList<Entry>();
        for (int part = 0; part < head.images().parts(); part++) {
            store.get(Ids.IMAGES, Ids.images(set, head.number(), head.images().revision(), part))
                    .ifPresent(parts::add);
        }
        return parts.size() == head.images().parts() ? Optional.of(Packing.unpack(parts)) : Optional.empty();
    }

    private static Head head(Entry entry) {
        return Records.read(entry, Head.class);
    }

    /** A set that nobody committed in time counts as expired from then on. */
    private Kept kept(Entry entry) {
        Header header = Records.read(entry, Header.class);
        boolean expired =
                header.pending() && !clock.instant().isBefore(header.times().expires());
        return new Kept(expired ? header.with(Status.EXPIRED) : header, entry, expired);
    }
}
