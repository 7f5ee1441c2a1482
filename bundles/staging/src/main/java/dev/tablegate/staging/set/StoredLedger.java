// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet.Comment;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.staging.set.Header.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The sets that are being written. */
@Component
public final class StoredLedger implements Ledger {

    /** Who says why a commit ended early. */
    private static final String SERVER = "Tablegate";

    private final SetBook book;
    private final SetEdits edits;
    private final Ending ending;
    private final Announcer announcer;

    @Activate
    public StoredLedger(
            @Reference SetBook book,
            @Reference SetEdits edits,
            @Reference Ending ending,
            @Reference Announcer announcer) {
        this.book = book;
        this.edits = edits;
        this.ending = ending;
        this.announcer = announcer;
    }

    @Override
    public List<Header> committing() {
        return book.all().reversed().stream()
                .map(Kept::header)
                .filter(header -> header.status() == Status.COMMITTING)
                .toList();
    }

    @Override
    public Optional<Header> find(String set) {
        return book.find(set).map(Kept::header);
    }

    @Override
    public List<Planned.Sketch> waiting(String set) {
        Header header = header(set);
        return book.heads(header).stream()
                .filter(Head::waits)
                .filter(head -> decidedOn(header, head))
                .map(Head::sketch)
                .toList();
    }

    private static boolean decidedOn(Header header, Head head) {
        return header.decision().stream()
                .flatMapToInt(decision -> decision.change().stream())
                .allMatch(number -> number == head.number());
    }

    @Override
    public List<Planned> load(String set, List<Integer> numbers) {
        Header header = header(set);
        return numbers.stream()
                .flatMap(number -> book.head(header, number).stream())
                .flatMap(head -> book.stored(header, head).stream())
                .map(StoredLedger::whole)
                .map(Effects::of)
                .toList();
    }

    private static Stored whole(Stored change) {
        if (!change.whole()) {
            throw new StoreFailure("The images of change " + change.head().number()
                    + " are not those that people decided on. Discard the set.");
        }
        return change;
    }

    @Override
    public void record(String set, Map<Integer, Outcome> outcomes) {
        Header header = header(set);
        var changes = new ArrayList<dev.tablegate.host.store.Change>();
        outcomes.forEach((number, outcome) -> book.head(header, number)
                .map(head -> after(head, outcome))
                .ifPresent(head -> changes.add(dev.tablegate.host.store.Change.put(
                        Ids.CHANGE, Ids.change(set, number), Records.write(head), Optional.empty()))));
        book.store().write(changes);
        announcer.changed(set);
    }

    private static Head after(Head head, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed() -> head.with(Change.Outcome.COMMITTED, "");
            case Outcome.Conflicting(var now) ->
                head.with(
                        Change.Outcome.CONFLICT,
                        now.isPresent()
                                ? "The item was changed by somebody else since it was staged."
                                : "The item is not there any more.");
            case Outcome.Failed(String sentence) -> head.with(Change.Outcome.FAILED, sentence);
            case Outcome.Unknown(String sentence) -> head.with(Change.Outcome.UNKNOWN, sentence);
        };
    }

    @Override
    public Header finish(String set) {
        return finish(set, header -> header);
    }

    @Override
    public Header finish(String set, String trouble) {
        return finish(set, header -> {
            var comments = new ArrayList<>(header.text().comments());
            comments.add(new Comment(SERVER, book.clock().instant(), trouble));
            return header.with(new Text(header.text().summary(), comments));
        });
    }

    private Header finish(String set, UnaryOperator<Header> remark) {
        return Retries.of(() -> {
            Kept kept = book.find(set).orElseThrow();
            if (kept.header().status() != Status.COMMITTING) {
                return kept.header();
            }
            Status status = status(Summary.of(kept.header(), book.heads(kept.header())));
            // Others approve anew what is left.
            Header now = remark.apply(kept.header().with(List.of()).with(status));
            return edits.replace(kept, status == Status.COMMITTED ? ending.ended(now, status) : now);
        });
    }

    /** What the outcomes say. */
    static Status status(Summary summary) {
        int left = summary.waiting() + summary.conflicts() + summary.failed() + summary.unknown();
        if (summary.done() + summary.unknown() > 0) {
            return left == 0 ? Status.COMMITTED : Status.PARTIAL;
        }
        return summary.conflicts() > 0 ? Status.CONFLICT : Status.SUBMITTED;
    }

    private Header header(String set) {
        return find(set)
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND, "The set " + set + " is not there any more."));
    }
}
