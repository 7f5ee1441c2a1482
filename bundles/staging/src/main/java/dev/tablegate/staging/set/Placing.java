// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.staging.set.Header.Content;
import dev.tablegate.staging.set.Header.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a new content of a set. What fits goes in one write. Else the header first says that some numbers count for
 * nothing, the changes are written under these, and then the header lets them count in one moment: a crash before that
 * leaves what was.
 */
final class Placing {

    private static final Logger LOG = LoggerFactory.getLogger(Placing.class);
    private static final int MOST_AT_ONCE = 100;

    /** A new change has three records at least. */
    private static final int MOST_IN_PLACE = 33;

    private final SetBook book;
    private final Store store;
    private final Kept kept;
    private final Header header;
    private final List<Placed> placed;
    private final List<Optional<Stored>> numbered = new ArrayList<>();
    private int next;

    Placing(SetBook book, Kept kept, Header header, List<Placed> placed) {
        this.book = book;
        this.store = book.store();
        this.kept = kept;
        this.header = header;
        this.placed = placed;
        this.next = header.content().next();
    }

    SetEdits.Edited write() {
        if (placed.size() > MOST_IN_PLACE) {
            return writeMany();
        }
        List<Change> changes = inPlace();
        Content before = header.content();
        Header after = header.with(new Content(next, before.changes(), before.bytes(), before.gone()));
        if (changes.size() < MOST_AT_ONCE) {
            changes.add(Change.replace(kept.entry(), Records.write(after), Optional.empty()));
            store.write(changes);
            return new SetEdits.Edited(after, List.copyOf(numbered));
        }
        return writeMany();
    }

    /** Every change under the number that its item has already, if it has one. */
    private List<Change> inPlace() {
        var changes = new ArrayList<Change>();
        for (Placed one : placed) {
            one.old().ifPresent(old -> changes.addAll(withoutImages(old)));
            if (one.now().isPresent()) {
                int number = one.old().map(Head::number).orElseGet(() -> next++);
                int revision = one.old().map(old -> old.images().revision() + 1).orElse(1);
                changes.addAll(put(one.now().get(), number, revision));
                if (one.old().isEmpty()) {
                    changes.add(pointer(one.now().get().head(), List.of(number)));
                }
            } else {
                numbered.add(Optional.empty());
                one.old().ifPresent(old -> changes.addAll(withoutHead(old)));
            }
        }
        return changes;
    }

    private SetEdits.Edited writeMany() {
        numbered.clear();
        Content before = header.content();
        var claimed = new Range(before.next(), before.next() + placed.size() - 1);
        next = claimed.to() + 1;
        Entry mine = claim(claimed);
        writeUnderNewNumbers(claimed.from());
        var gone = new ArrayList<>(before.gone());
        placed.forEach(one -> one.old().ifPresent(old -> add(gone, old.number())));
        Header after = header.with(new Content(next, before.changes(), before.bytes(), gone));
        store.write(Change.replace(mine, Records.write(after), Optional.empty()));
        forgetOld();
        return new SetEdits.Edited(after, List.copyOf(numbered));
    }

    /** Nobody else uses these numbers from now on, and nobody sees what is under them. */
    private Entry claim(Range claimed) {
        Header read = Records.read(kept.entry(), Header.class);
        var gone = new ArrayList<>(read.content().gone());
        gone.add(claimed);
        Content content = read.content();
        Header claiming = read.with(new Content(next, content.changes(), content.bytes(), gone));
        String value = Records.write(claiming);
        store.write(Change.replace(kept.entry(), value, Optional.empty()));
        return store.get(Ids.SET, kept.id())
                .filter(entry -> entry.value().equals(value))
                .orElseThrow(() -> new Conflict(Ids.SET, kept.id()));
    }

    private void writeUnderNewNumbers(int from) {
        var changes = new ArrayList<Change>();
        int number = from;
        for (Placed one : placed) {
            if (one.now().isPresent()) {
                Head head = one.now().get().head();
                var numbers = new ArrayList<>(List.of(number));
                numbers.addAll(book.numbers(header, head.table(), head.key()));
                changes.add(pointer(head, numbers));
                changes.addAll(put(one.now().get(), number, 1));
            } else {
                numbered.add(Optional.empty());
            }
            if (changes.size() >= MOST_AT_ONCE) {
                writeAll(changes);
                changes.clear();
            }
            number++;
        }
        writeAll(changes);
    }

    private List<Change> put(Stored change, int number, int revision) {
        String set = header.id();
        List<String> parts = Packing.pack(change.body());
        var images = new Head.Images(revision, parts.size(), change.body().bytes());
        Head head = change.head().numbered(number, images);
        numbered.add(Optional.of(new Stored(head, change.body())));
        var changes = new ArrayList<Change>();
        for (int part = 0; part < parts.size(); part++) {
            changes.add(put(Ids.IMAGES, Ids.images(set, number, revision, part), parts.get(part)));
        }
        changes.add(put(Ids.CHANGE, Ids.change(set, number), Records.write(head)));
        return changes;
    }

    private Change pointer(Head head, List<Integer> numbers) {
        return put(
                Ids.ITEM, Ids.item(header.id(), head.table(), head.key()), Records.write(new SetBook.Numbers(numbers)));
    }

    private static Change put(String kind, String id, String value) {
        return Change.put(kind, id, value, Optional.empty());
    }

    private List<Change> withoutImages(Head old) {
        var changes = new ArrayList<Change>();
        for (int part = 0; part < old.images().parts(); part++) {
            changes.add(Change.remove(
                    Ids.IMAGES,
                    Ids.images(header.id(), old.number(), old.images().revision(), part)));
        }
        return changes;
    }

    private List<Change> withoutHead(Head old) {
        return List.of(
                Change.remove(Ids.CHANGE, Ids.change(header.id(), old.number())),
                Change.remove(Ids.ITEM, Ids.item(header.id(), old.table(), old.key())));
    }

    /** What does not count any more; if it stays, it goes with the set. */
    private void forgetOld() {
        var changes = new ArrayList<Change>();
        for (Placed one : placed) {
            one.old().ifPresent(old -> {
                changes.addAll(withoutImages(old));
                changes.add(Change.remove(Ids.CHANGE, Ids.change(header.id(), old.number())));
            });
        }
        try {
            writeAll(changes);
        } catch (StoreFailure failed) {
            LOG.warn("Old changes of the set {} stay in the store: {}", header.id(), failed.getMessage());
        }
    }

    private void writeAll(List<Change> changes) {
        for (int from = 0; from < changes.size(); from += MOST_AT_ONCE) {
            store.write(changes.subList(from, Math.min(changes.size(), from + MOST_AT_ONCE)));
        }
    }

    private static void add(List<Range> ranges, int number) {
        if (!ranges.isEmpty() && ranges.getLast().to() == number - 1) {
            Range last = ranges.removeLast();
            ranges.add(new Range(last.from(), number));
        } else {
            ranges.add(new Range(number, number));
        }
    }
}
