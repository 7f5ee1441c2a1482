// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.staging.commit.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends commits that DynamoDB does not answer, and finds out later what became of them. */
@Component(service = Settling.class)
public final class Settling {

    private static final int MOST = 1_000;
    private static final String NEITHER =
            "The item is neither as it was nor as this would leave it: somebody else wrote"
                    + " it, before or after. DynamoDB did not say whether this was written in between.";

    private final SetBook book;
    private final SetEdits edits;
    private final Deciding deciding;
    private final Committing committing;
    private final Refreshing refreshing;
    private final Ending ending;
    private final Commits commits;
    private final Trail trail;

    @Activate
    public Settling(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Deciding deciding,
            @Reference Committing committing,
            @Reference Refreshing refreshing,
            @Reference Ending ending,
            @Reference Commits commits,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.deciding = deciding;
        this.committing = committing;
        this.refreshing = refreshing;
        this.ending = ending;
        this.commits = commits;
        this.trail = new Trail(audit);
    }

    /** That it is to stop lasts; the commit notices it before it sends or asks again. */
    Header stop(String set, String person) {
        Kept kept = deciding.kept(set);
        Header header = kept.header();
        if (header.status() != Status.COMMITTING) {
            throw Committing.refused("The set is " + Shown.status(header.status())
                    + ", so nothing of it is being written that could be stopped.");
        }
        Header.Decision decision = header.decision().orElseThrow();
        decision.stop().ifPresent(stop -> {
            throw Committing.refused(
                    stop.person() + " stopped it already. What became of it is being found out: wait for that.");
        });
        var stop = new Header.Stop(person, book.clock().instant());
        Header now = trail.doing(
                Trail.by(person, "commit-stop", header, decision.digest(), Map.of()),
                () -> edits.replace(kept, header.with(stop)));
        // One that broke off does nothing any more until it is begun again.
        commits.begin(set);
        return now;
    }

    /** Looks at the items of the changes that are called unknown. */
    Map<Integer, Outcome> recheck(String set, String person) {
        Kept kept = deciding.kept(set);
        Header header = kept.header();
        if (header.status() == Status.COMMITTING) {
            throw Committing.refused("The set is being written. What became of it is told when that has ended.");
        }
        List<Head> all = book.heads(header);
        List<Stored> unknown = all.stream()
                .filter(head -> head.outcome() == Outcome.UNKNOWN)
                .limit(MOST)
                .flatMap(head -> book.stored(header, head).stream())
                .toList();
        if (unknown.isEmpty()) {
            throw Committing.refused("It is known of every change of the set whether it was written.");
        }
        committing.refuseUnlessReachable(header);
        Map<Integer, Head> known = known(header, all, unknown);
        Trail.Entry entry = Trail.by(
                person,
                "recheck",
                header,
                Summary.of(header, all).digest(),
                Map.of("changes", List.copyOf(known.keySet())));
        trail.doing(
                entry,
                () -> edits.settle(kept, List.copyOf(known.values()), before -> after(kept, before, all, known)));
        var outcomes = new TreeMap<Integer, Outcome>();
        known.forEach((number, head) -> outcomes.put(number, head.outcome()));
        return outcomes;
    }

    private Map<Integer, Head> known(Header header, List<Head> all, List<Stored> unknown) {
        Map<Integer, Optional<Map<String, Value>>> now = refreshing.now(header, unknown);
        var known = new TreeMap<Integer, Head>();
        unknown.forEach(change -> known.put(
                change.head().number(),
                known(change, now.getOrDefault(change.head().number(), Optional.empty()))));
        if (header.origin().atomic() && known.values().stream().anyMatch(Settling::written)) {
            boolean whole = known.values().stream().allMatch(Settling::written);
            // A transaction is written as a whole: what is not as it left it, somebody else wrote since.
            known.replaceAll((number, head) -> written(head) ? head : head.with(Outcome.CONFLICT, NEITHER));
            all.stream()
                    .filter(head -> whole && head.kind() == Kind.CHECK && head.waits())
                    .forEach(head -> known.put(head.number(), head.with(Outcome.COMMITTED, "")));
        }
        return known;
    }

    private static Head known(Stored change, Optional<Map<String, Value>> now) {
        Planned planned = Effects.of(change);
        if (Expectations.done(planned.write(), now)) {
            return change.head().with(Outcome.COMMITTED, "");
        }
        return Expectations.hold(planned.write(), now)
                ? change.head().with(Outcome.PENDING, Effects.note(change))
                : change.head().with(Outcome.CONFLICT, NEITHER);
    }

    private static boolean written(Head head) {
        return head.outcome() == Outcome.COMMITTED;
    }

    /** What has ended stays as it ended, with the truth about its changes. */
    private Header after(Kept kept, Header before, List<Head> all, Map<Integer, Head> known) {
        if (!before.pending()) {
            return kept.expiring() ? ending.ended(before, before.status()) : before;
        }
        var heads = new ArrayList<Head>();
        all.forEach(head -> heads.add(known.getOrDefault(head.number(), head)));
        Status status = StoredLedger.status(Summary.of(before, heads));
        return status == Status.COMMITTED ? ending.ended(before, status) : before.with(status);
    }
}
