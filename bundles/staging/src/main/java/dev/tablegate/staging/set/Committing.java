// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.staging.commit.Commits;
import dev.tablegate.staging.set.Header.Approval;
import dev.tablegate.staging.set.Header.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides whether a set may be written, and begins it. Refusals are sentences for people. */
@Component(service = Committing.class)
public final class Committing {

    private final SetEdits edits;
    private final SetBook book;
    private final Summaries summaries;
    private final Profiles profiles;
    private final Commits commits;
    private final Trail trail;

    @Activate
    public Committing(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Summaries summaries,
            @Reference Profiles profiles,
            @Reference Commits commits,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.summaries = summaries;
        this.profiles = profiles;
        this.commits = commits;
        this.trail = new Trail(audit);
    }

    /** How many people the profile's policy wants; for a profile that went, as many as can be wanted. */
    int approvers(Header header) {
        return profiles.find(header.origin().profile())
                .map(Profile::policy)
                .map(Profile.Policy::approvers)
                .orElse(2);
    }

    /** By a person, who saw the set with this digest. */
    Header byPerson(Kept kept, OptionalInt change, String digest, String person) {
        refuseUnlessWritable(kept, change);
        refuseUnlessShown(kept, digest);
        List<Approval> before = deciding(kept.header(), digest, person);
        return begin(
                kept,
                Trail.by(person, "commit", kept.header(), digest, facts(change, before, person)),
                new Decision(change, digest, Optional.of(person), book.clock().instant(), before, Optional.empty()));
    }

    /** By the policy of a profile that wants nobody. */
    Header byPolicy(Kept kept) {
        refuseUnlessWritable(kept, OptionalInt.empty());
        String digest = summaries.of(kept).digest();
        return begin(
                kept,
                new Trail.Entry("commit", kept.header(), Optional.empty(), digest, "approvers=0", Map.of()),
                new Decision(
                        OptionalInt.empty(),
                        digest,
                        Optional.empty(),
                        book.clock().instant(),
                        List.of(),
                        Optional.empty()));
    }

    private Header begin(Kept kept, Trail.Entry entry, Decision decision) {
        Header now = trail.doing(
                entry, () -> edits.replace(kept, kept.header().with(decision).with(Status.COMMITTING)));
        commits.begin(now.id());
        return now;
    }

    /** What was shown must be what is there now. */
    void refuseUnlessShown(Kept kept, String digest) {
        if (!summaries.of(kept).digest().equals(digest)) {
            throw refused("The set was changed since the page showed it. Look at it again, then decide.");
        }
    }

    private void refuseUnlessWritable(Kept kept, OptionalInt change) {
        Header header = kept.header();
        if (!header.pending()) {
            throw refused("The set is " + Shown.status(header.status()) + ", so it cannot be committed.");
        }
        refuseUnlessReachable(header);
        Summary summary = summaries.of(kept);
        if (summary.waiting() == 0) {
            throw refused("There is nothing in the set to be written.");
        }
        refuseUnlessWhole(header, summary, change);
    }

    /** What is read and written must be what it was when the set was begun. */
    void refuseUnlessReachable(Header header) {
        String profile = header.origin().profile();
        if (!profiles.exposed(profile)) {
            throw refused("The profile '" + profile + "' is not exposed. Expose it first, or discard the set.");
        }
        if (!profiles.target(profile).equals(Optional.of(header.origin().target()))) {
            throw refused("The profile '" + profile
                    + "' leads to another account, region or endpoint than when this was staged. Discard the set.");
        }
    }

    private void refuseUnlessWhole(Header header, Summary summary, OptionalInt change) {
        if (header.origin().atomic()) {
            if (change.isPresent()) {
                throw refused("This is a transaction: it is committed as a whole.");
            }
            if (summary.unknown() > 0) {
                throw refused("This is a transaction, and DynamoDB did not say whether it wrote it. Check that first.");
            }
            if (summary.conflicts() + summary.failed() > 0) {
                throw refused("This is a transaction, and a part of it is in conflict or was refused. Stage that part"
                        + " anew upon the items as they are, or discard the set.");
            }
        }
        if (change.isPresent()
                && book.head(header, change.getAsInt()).filter(Head::waits).isEmpty()) {
            throw refused("The change " + change.getAsInt() + " is not waiting to be written.");
        }
    }

    /** Who approved this content before: enough people, and not twice the same. */
    private List<Approval> deciding(Header header, String digest, String person) {
        if (approvers(header) < 2) {
            return List.of();
        }
        if (person.equals(header.origin().owner())) {
            throw refused("You approved the connection that staged this, so another person must commit it.");
        }
        return header.approvals().stream()
                .filter(approval -> approval.digest().equals(digest))
                .filter(approval -> !approval.person().equals(person))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> refused("This profile wants two people: another person must approve this set as it"
                        + " is now before you commit it."));
    }

    private static Map<String, Object> facts(OptionalInt change, List<Approval> before, String person) {
        String deciding = Stream.concat(before.stream().map(Approval::person), Stream.of(person))
                .collect(Collectors.joining(", "));
        return change.isPresent()
                ? Map.of("approvers", deciding, "change", change.getAsInt())
                : Map.of("approvers", deciding);
    }

    static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException(sentence);
    }

    /** Whether a change may still be decided about. */
    static boolean open(Head head) {
        return head.outcome() != Outcome.COMMITTED && head.outcome() != Outcome.UNKNOWN;
    }
}
