// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Comment;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.staging.set.Header.Approval;
import dev.tablegate.staging.set.Header.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people decide about sets. Each decision is recorded first. */
@Component(service = Deciding.class)
public final class Deciding {

    private static final int MOST_COMMENTS = 100;

    private final SetBook book;
    private final SetEdits edits;
    private final Summaries summaries;
    private final Committing committing;
    private final Ending ending;
    private final Trail trail;

    @Activate
    public Deciding(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Summaries summaries,
            @Reference Committing committing,
            @Reference Ending ending,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.summaries = summaries;
        this.committing = committing;
        this.ending = ending;
        this.trail = new Trail(audit);
    }

    /** A change, or an attribute of it. */
    record Part(int change, Optional<String> attribute) {}

    Kept kept(String set) {
        return book.find(set).orElseThrow(() -> Committing.refused("There is no such change set any more."));
    }

    Kept pending(String set) {
        Kept kept = kept(set);
        if (!kept.header().pending()) {
            throw Committing.refused(
                    "The set is " + Shown.status(kept.header().status()) + "; nothing more can be decided about it.");
        }
        return kept;
    }

    Stored undecided(Kept kept, int number) {
        Optional<Head> found = book.head(kept.header(), number);
        if (found.filter(one -> one.outcome() == Outcome.UNKNOWN).isPresent()) {
            throw Committing.refused("DynamoDB did not say whether it wrote the change " + number
                    + ". Have that checked first, then decide about it.");
        }
        return found.filter(Committing::open)
                .flatMap(head -> book.stored(kept.header(), head))
                .orElseThrow(() -> Committing.refused("The change " + number + " is written already, or is gone."));
    }

    Header reject(String set, Part part, boolean rejected, String person) {
        Kept kept = pending(set);
        if (kept.header().origin().atomic()) {
            throw Committing.refused("This is a transaction: discard it as a whole, or commit it as a whole.");
        }
        Stored before = undecided(kept, part.change());
        Stored after = part.attribute()
                .map(name -> rejecting(before, name, rejected))
                .orElseGet(() -> rejecting(before, rejected));
        Trail.Entry entry = Trail.by(
                person,
                rejected ? "reject" : "unreject",
                kept.header(),
                before.head().hash(),
                Map.of("change", part.change(), "attribute", part.attribute().orElse("")));
        return trail.doing(entry, () -> edits.mark(kept, List.of(after.head())));
    }

    private static Stored rejecting(Stored change, boolean rejected) {
        Head head = change.head();
        // Back in with nothing left to write means back in with everything.
        Set<String> attributes = !rejected && head.rejectedAttributes().containsAll(change.differing())
                ? Set.of()
                : head.rejectedAttributes();
        return new Stored(head.rejecting(rejected, attributes, head.bytes()), change.body())
                .rejecting(rejected, attributes);
    }

    private static Stored rejecting(Stored change, String attribute, boolean rejected) {
        Kind kind = change.head().kind();
        if (kind != Kind.PUT && kind != Kind.UPDATE) {
            throw Committing.refused(
                    "Only a change that leaves an item has attributes to reject. Reject it as a whole.");
        }
        if (change.head().key().containsKey(attribute)) {
            throw Committing.refused("'" + attribute + "' belongs to the key. Reject the change as a whole.");
        }
        if (!change.differing().contains(attribute)) {
            throw Committing.refused("The change does not touch '" + attribute + "'.");
        }
        var attributes = new TreeSet<>(change.head().rejectedAttributes());
        if (rejected) {
            attributes.add(attribute);
        } else {
            attributes.remove(attribute);
        }
        return change.rejecting(false, attributes);
    }

    Header comment(String set, String text, String person) {
        Kept kept = kept(set);
        String said = Shown.bounded("comment", text);
        List<Comment> before = kept.header().text().comments();
        if (said.isEmpty() || before.size() >= MOST_COMMENTS) {
            throw Committing.refused(
                    said.isEmpty()
                            ? "Write something first."
                            : "The set has " + MOST_COMMENTS + " comments, and takes no more.");
        }
        var comments = new ArrayList<>(before);
        comments.add(new Comment(person, book.clock().instant(), said));
        Header now = kept.header().with(new Text(kept.header().text().summary(), comments));
        return trail.doing(entry(kept, "comment", person), () -> edits.replace(kept, now));
    }

    Header approve(String set, String digest, String person) {
        Kept kept = pending(set);
        committing.refuseUnlessShown(kept, digest);
        List<Approval> before = kept.header().approvals();
        if (before.stream()
                .anyMatch(one -> one.person().equals(person) && one.digest().equals(digest))) {
            throw Committing.refused("You approved this already. Another person has to commit it.");
        }
        var approvals = new ArrayList<>(
                before.stream().filter(one -> one.digest().equals(digest)).toList());
        approvals.add(new Approval(person, book.clock().instant(), digest));
        return trail.doing(
                entry(kept, "approve", person),
                () -> edits.replace(kept, kept.header().with(approvals)));
    }

    Header commit(String set, OptionalInt change, String digest, String person) {
        return committing.byPerson(kept(set), change, digest, person);
    }

    Header discard(String set, String person) {
        Kept kept = pending(set);
        return trail.doing(entry(kept, "discard", person), () -> ending.discard(kept, true));
    }

    private Trail.Entry entry(Kept kept, String action, String person) {
        return Trail.by(person, action, kept.header(), summaries.of(kept).digest(), Map.of());
    }
}
