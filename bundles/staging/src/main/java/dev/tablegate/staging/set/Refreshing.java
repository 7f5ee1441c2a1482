// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.host.audit.Audit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares what was staged with the items as they are now. */
@Component(service = Refreshing.class)
public final class Refreshing {

    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int MOST = 1_000;

    private final SetBook book;
    private final SetEdits edits;
    private final Deciding deciding;
    private final Committing committing;
    private final Tables tables;
    private final Trail trail;

    @Activate
    public Refreshing(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Deciding deciding,
            @Reference Committing committing,
            @Reference Tables tables,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.deciding = deciding;
        this.committing = committing;
        this.tables = tables;
        this.trail = new Trail(audit);
    }

    Map<Integer, Optional<Map<String, Value>>> refresh(String set, List<Integer> numbers) {
        if (numbers.size() > MOST) {
            throw Committing.refused("At most " + MOST + " changes can be looked at once.");
        }
        Kept kept = deciding.kept(set);
        committing.refuseUnlessReachable(kept.header());
        List<Stored> changes = numbers.stream()
                .distinct()
                .flatMap(number -> book.head(kept.header(), number).stream())
                .flatMap(head -> book.stored(kept.header(), head).stream())
                .toList();
        Map<Integer, Optional<Map<String, Value>>> now = now(kept.header(), changes);
        if (kept.header().pending()) {
            mark(kept, changes, now);
        }
        return now;
    }

    /** The items as they are now, by number of the change. */
    Map<Integer, Optional<Map<String, Value>>> now(Header header, List<Stored> changes) {
        var bases = new Bases(
                tables,
                HostCall.of(header.origin().connection(), header.origin().profile(), TIME));
        bases.read(changes.stream().map(Refreshing::place).toList());
        var now = new HashMap<Integer, Optional<Map<String, Value>>>();
        changes.forEach(change ->
                now.put(change.head().number(), bases.known(place(change)).orElseThrow()));
        return now;
    }

    private static Place place(Stored change) {
        return new Place(change.head().table(), change.head().key());
    }

    private void mark(Kept kept, List<Stored> changes, Map<Integer, Optional<Map<String, Value>>> now) {
        var marked = new ArrayList<Head>();
        for (Stored change : changes) {
            Head head = change.head();
            Optional<Map<String, Value>> item = now.getOrDefault(head.number(), Optional.empty());
            boolean holds = Expectations.hold(Effects.of(change).write(), item);
            if (head.outcome() == Outcome.PENDING && !holds) {
                marked.add(head.with(Outcome.CONFLICT, "The item is not what it was when this was staged."));
            } else if (head.outcome() == Outcome.CONFLICT && holds) {
                marked.add(head.with(Outcome.PENDING, Effects.note(change)));
            }
        }
        if (!marked.isEmpty()) {
            edits.mark(kept, marked);
        }
    }

    Header rebase(String set, int number, String person) {
        Kept kept = deciding.pending(set);
        Stored before = deciding.undecided(kept, number);
        if (before.head().outcome() == Outcome.PENDING || before.head().rejected()) {
            throw Committing.refused("The change " + number + " is not in conflict, or is taken out.");
        }
        committing.refuseUnlessReachable(kept.header());
        var call = HostCall.of(
                kept.header().origin().connection(), kept.header().origin().profile(), TIME);
        var bases = new Bases(tables, call);
        Place place = place(before);
        bases.read(List.of(place));
        Draft draft = Draft.again(
                place, before, bases.known(place).orElseThrow(), book.clock().instant());
        draft.body().result().ifPresent(bases.shape(place.table())::check);
        Optional<Stored> after = draft.change(kept.header().origin().atomic())
                .map(change -> change.rejecting(false, keptBack(before.head(), change)));
        Trail.Entry entry = Trail.by(
                person,
                "rebase",
                kept.header(),
                after.map(change -> change.head().hash()).orElse("none"),
                Map.of("change", number));
        return trail.doing(
                entry,
                () -> edits.edit(kept, kept.header(), List.of(new Placed(Optional.of(before.head()), after)))
                        .header());
    }

    private static Set<String> keptBack(Head before, Stored change) {
        var names = new TreeSet<>(before.rejectedAttributes());
        names.retainAll(change.differing());
        return names;
    }
}
