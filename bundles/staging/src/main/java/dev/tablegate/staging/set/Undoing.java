// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.staging.set.Header.Origin;
import dev.tablegate.staging.set.Header.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stages the inverse of what a set wrote, upon the items as the commit left them. */
@Component(service = Undoing.class)
public final class Undoing {

    private final SetBook book;
    private final SetEdits edits;
    private final Opening opening;
    private final Summaries summaries;
    private final Deciding deciding;
    private final Trail trail;

    @Activate
    public Undoing(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Opening opening,
            @Reference Summaries summaries,
            @Reference Deciding deciding,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.opening = opening;
        this.summaries = summaries;
        this.deciding = deciding;
        this.trail = new Trail(audit);
    }

    String undo(String set, String person) {
        Kept kept = deciding.kept(set);
        refuseTwice(kept.header());
        List<Stored> written = written(kept);
        Header inverse = inverse(kept.header());
        List<Placed> placed = written.stream()
                .map(change -> inverse(change, kept.header().origin().atomic()))
                .map(change -> new Placed(Optional.empty(), Optional.of(change)))
                .toList();
        Trail.Entry entry =
                Trail.by(person, "undo", kept.header(), summaries.of(kept).digest(), Map.of("by", inverse.id()));
        return trail.doing(entry, () -> {
            edits.fill(opening.keep(inverse), placed);
            return inverse.id();
        });
    }

    private List<Stored> written(Kept kept) {
        Header header = kept.header();
        if (header.status() == Status.COMMITTING) {
            throw Committing.refused("The set is being written. Undo it when that has ended.");
        }
        List<Stored> written = book.heads(header).stream()
                .filter(Undoing::written)
                .flatMap(head -> book.stored(header, head).stream())
                .toList();
        if (written.isEmpty()) {
            throw Committing.refused("Nothing of the set was written, so there is nothing to undo.");
        }
        return written;
    }

    /** Or maybe: the inverse is made only if the item is as the change would have left it. */
    private static boolean written(Head head) {
        return head.kind() != Kind.CHECK && (head.outcome() == Outcome.COMMITTED || head.outcome() == Outcome.UNKNOWN);
    }

    private void refuseTwice(Header header) {
        book.all().stream()
                .map(Kept::header)
                .filter(other -> other.origin().undoes().equals(Optional.of(header.id())))
                .filter(other ->
                        other.pending() || other.status() == Status.COMMITTING || other.status() == Status.COMMITTED)
                .findFirst()
                .ifPresent(other -> {
                    throw Committing.refused("The set " + other.id() + " undoes it already.");
                });
    }

    private Header inverse(Header header) {
        Origin from = header.origin();
        Header fresh = opening.fresh(new Origin(
                from.connection(),
                from.client(),
                from.owner(),
                from.profile(),
                from.target(),
                from.atomic(),
                Optional.of(header.id())));
        String summary = header.text().summary();
        return fresh.with(Status.SUBMITTED).with(new Text(summary.isEmpty() ? "Undo" : "Undo: " + summary, List.of()));
    }

    private Stored inverse(Stored change, boolean atomic) {
        Instant now = book.clock().instant();
        Optional<Map<String, Value>> left = change.result();
        Optional<Map<String, Value>> wanted = change.body().base();
        Place place = new Place(change.head().table(), change.head().key());
        Step step = wanted.isEmpty()
                ? Step.delete()
                : left.isEmpty() ? Step.put(wanted.get()) : restoring(left.get(), wanted.get(), place);
        return Draft.begun(place, Optional.empty(), left, now)
                .then(step, "")
                .change(atomic)
                .orElseThrow();
    }

    private static Step restoring(Map<String, Value> left, Map<String, Value> wanted, Place place) {
        var set = new HashMap<String, Value>();
        var remove = new HashSet<String>();
        for (String name : Stored.differing(left, wanted, place.key())) {
            Value value = wanted.get(name);
            if (value == null) {
                remove.add(name);
            } else {
                set.put(name, value);
            }
        }
        return Step.restore(set, remove);
    }
}
