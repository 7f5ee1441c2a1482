// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.staging.set.Header.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends sets, and forgets them some time after. */
@Component(service = Ending.class)
public final class Ending {

    /** How long a set that has ended can be looked at and undone. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int MOST_AT_ONCE = 100;
    private static final int BLOCK = 10;

    private final SetBook book;
    private final SetEdits edits;
    private final Store store;

    @Activate
    public Ending(@Reference SetBook book, @Reference SetEdits edits) {
        this.book = book;
        this.edits = edits;
        this.store = book.store();
    }

    /**
     * Gives up what is not written.
     *
     * @param person whether a person did it. What an agent gives up it needs no more, and it could fill the disk with
     *     it: only the header stays
     */
    Header discard(Kept kept, boolean person) {
        Header ended = ended(kept.header(), Status.DISCARDED);
        boolean written = kept.header().status() == Status.PARTIAL;
        if (person || written) {
            return edits.replace(kept, ended);
        }
        Header empty = edits.replace(kept, ended.with(ended.content().emptied()));
        forgetChanges(kept.header());
        return empty;
    }

    /** Nobody decided in time. */
    Header expire(Kept kept) {
        return edits.replace(kept, ended(kept.header(), Status.EXPIRED));
    }

    /** With a status that lasts, until it is forgotten. */
    Header ended(Header header, Status status) {
        Instant now = book.clock().instant();
        return header.with(status).with(new Times(header.times().created(), now, now.plus(KEPT)));
    }

    /** Forgets a set with everything in it. */
    void forget(Kept kept) {
        forgetChanges(kept.header());
        String connection = kept.header().origin().connection();
        var changes = new ArrayList<Change>();
        changes.add(Change.remove(kept.entry()));
        book.connectionEntry(connection).ifPresent(entry -> {
            Connection left = book.connection(connection).without(kept.id());
            changes.add(
                    left.empty() ? Change.remove(entry) : Change.replace(entry, Records.write(left), Optional.empty()));
        });
        store.write(changes);
    }

    /** Also what was never finished. */
    private void forgetChanges(Header header) {
        for (int block = 0; block * BLOCK < header.content().next(); block++) {
            String number = Ids.change(header.id(), block * BLOCK);
            String prefix = number.substring(0, number.length() - 1);
            remove(Ids.IMAGES, prefix);
            remove(Ids.CHANGE, prefix);
        }
        remove(Ids.ITEM, header.id() + "/");
    }

    private void remove(String kind, String prefix) {
        List<Change> all = store.list(kind, prefix).stream()
                .map(entry -> Change.remove(kind, entry.id()))
                .toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            store.write(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }
}
