// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.staging.set.Header.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an agent does with a set as a whole: asks for its review, or gives it up. */
@Component(service = Submitting.class)
public final class Submitting {

    private final SetBook book;
    private final SetEdits edits;
    private final Opening opening;
    private final Summaries summaries;
    private final Committing committing;
    private final Ending ending;
    private final Trail trail;

    @Activate
    public Submitting(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Opening opening,
            @Reference Summaries summaries,
            @Reference Committing committing,
            @Reference Ending ending,
            @Reference Audit audit) {
        this.book = book;
        this.edits = edits;
        this.opening = opening;
        this.summaries = summaries;
        this.committing = committing;
        this.ending = ending;
        this.trail = new Trail(audit);
    }

    Header submit(Call call, Optional<String> set, String summary) {
        Header submitted = Retries.of(() -> {
            Kept kept = set.map(id -> opening.mine(call, id))
                    .or(() -> opening.open(call))
                    .orElseThrow(() -> invalid("Nothing is staged that was not submitted yet. Transactions are"
                            + " submitted by their id."));
            Header header = pending(kept);
            if (header.content().changes() == 0) {
                throw invalid("There is nothing to review in the set: it has no changes.");
            }
            Status status = header.status() == Status.OPEN ? Status.SUBMITTED : header.status();
            Header now =
                    header.with(new Text(summary, header.text().comments())).with(status);
            return trail.agent("submit", header, summaries.of(kept).digest(), Map.of(), () -> edits.replace(kept, now));
        });
        return committing.approvers(submitted) == 0 ? commit(submitted) : submitted;
    }

    private Header commit(Header submitted) {
        try {
            return Retries.of(() -> committing.byPolicy(edits.written(submitted)));
        } catch (IllegalArgumentException refused) {
            throw new ToolException(
                    ToolException.Standard.UNAVAILABLE,
                    "The set is submitted, but could not be committed at once: " + refused.getMessage(),
                    refused);
        }
    }

    Header discard(Call call, String set, OptionalInt change) {
        return Retries.of(() -> {
            Kept kept = opening.mine(call, set);
            Header header = pending(kept);
            return change.isPresent() ? discard(kept, change.getAsInt()) : discard(kept, header);
        });
    }

    private Header discard(Kept kept, Header header) {
        return trail.agent("discard", header, summaries.of(kept).digest(), Map.of(), () -> ending.discard(kept, false));
    }

    private Header discard(Kept kept, int change) {
        Header header = kept.header();
        if (header.origin().atomic()) {
            throw invalid("A transaction is discarded as a whole: leave the change out.");
        }
        Head head = book.head(header, change)
                .filter(Committing::open)
                .orElseThrow(() -> invalid("The set has no change " + change + " that could be discarded."));
        var gone = new Placed(Optional.of(head), Optional.empty());
        return trail.agent(
                "discard",
                header,
                head.hash(),
                Map.of("change", change),
                () -> edits.edit(kept, header, List.of(gone)).header());
    }

    private static Header pending(Kept kept) {
        if (!kept.header().pending()) {
            throw invalid("The set is " + Shown.status(kept.header().status()) + ": it is not pending any more.");
        }
        return kept.header();
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
