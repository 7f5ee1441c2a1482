// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people do with change sets. */
@Component
public final class LiveReviews implements Reviews {

    private static final int MOST_PAGE = 1_000;

    private final SetBook book;
    private final Summaries summaries;
    private final Committing committing;
    private final Links links;
    private final Deciding deciding;
    private final Refreshing refreshing;
    private final Undoing undoing;
    private final Rehearsing rehearsing;
    private final Settling settling;

    @Activate
    public LiveReviews(
            @Reference SetBook book,
            @Reference Summaries summaries,
            @Reference Committing committing,
            @Reference Links links,
            @Reference Deciding deciding,
            @Reference Refreshing refreshing,
            @Reference Undoing undoing,
            @Reference Rehearsing rehearsing,
            @Reference Settling settling) {
        this.book = book;
        this.summaries = summaries;
        this.committing = committing;
        this.links = links;
        this.deciding = deciding;
        this.refreshing = refreshing;
        this.undoing = undoing;
        this.rehearsing = rehearsing;
        this.settling = settling;
    }

    @Override
    public List<Review> list(boolean pending, int limit) {
        checkLimit(limit);
        return book.all().stream()
                .filter(kept -> unfinished(kept.header()) == pending)
                .filter(kept -> kept.header().content().changes() > 0 || !pending)
                .limit(limit)
                .map(this::review)
                .toList();
    }

    @Override
    public Optional<Review> find(String set) {
        return book.find(set).map(this::review);
    }

    /** What is being written belongs to what people have to look at. */
    private static boolean unfinished(Header header) {
        return header.pending() || header.status() == Status.COMMITTING;
    }

    private Review review(Kept kept) {
        Header header = kept.header();
        Summary summary = summaries.of(kept);
        return new Review(
                links.shown(header),
                header.origin().connection(),
                header.origin().client(),
                header.origin().owner(),
                header.origin().undoes(),
                summary.digest(),
                summary.tables(),
                summary.rejected(),
                summary.conflicts(),
                header.approvals().stream()
                        .filter(one -> one.digest().equals(summary.digest()))
                        .map(one -> new Review.Approval(one.person(), one.at()))
                        .toList(),
                committing.approvers(header),
                summary.transactions(),
                summary.units(),
                summary.done(),
                summary.unknown(),
                header.decisions().stream().map(LiveReviews::shown).toList());
    }

    private static Review.Commit shown(Header.Decision decision) {
        return new Review.Commit(
                decision.person(),
                decision.at(),
                decision.change(),
                decision.approvals().stream()
                        .map(one -> new Review.Approval(one.person(), one.at()))
                        .toList(),
                decision.stop().map(stop -> new Review.Stop(stop.person(), stop.at())));
    }

    @Override
    public Listing changes(String set, Wanted wanted) {
        checkLimit(wanted.limit());
        Header header = deciding.kept(set).header();
        String text = wanted.text().strip().toLowerCase(Locale.ROOT);
        List<Head> heads = book.heads(
                header,
                wanted.from(),
                wanted.limit() + 1,
                head -> wanted.table().map(head.table()::equals).orElse(true)
                        && (!wanted.conflicts() || head.outcome() == Outcome.CONFLICT)
                        && (text.isEmpty() || mentions(head, text)));
        OptionalInt next =
                heads.size() > wanted.limit() ? OptionalInt.of(heads.getLast().number()) : OptionalInt.empty();
        return new Listing(
                heads.stream()
                        .limit(wanted.limit())
                        .flatMap(head -> book.stored(header, head).stream())
                        .map(Stored::shown)
                        .toList(),
                next);
    }

    private static boolean mentions(Head head, String text) {
        return Shown.item(head.key()).toLowerCase(Locale.ROOT).contains(text)
                || head.reasons().stream()
                        .anyMatch(reason -> reason.toLowerCase(Locale.ROOT).contains(text));
    }

    @Override
    public Map<Integer, Optional<Map<String, Value>>> refresh(String set, List<Integer> changes) {
        return forPeople(() -> refreshing.refresh(set, changes));
    }

    @Override
    public void reject(String set, int change, Optional<String> attribute, boolean rejected, String person) {
        forPeople(() -> deciding.reject(set, new Deciding.Part(change, attribute), rejected, person));
    }

    @Override
    public void rebase(String set, int change, String person) {
        forPeople(() -> refreshing.rebase(set, change, person));
    }

    @Override
    public void comment(String set, String text, String person) {
        forPeople(() -> deciding.comment(set, text, person));
    }

    @Override
    public void approve(String set, String digest, String person) {
        forPeople(() -> deciding.approve(set, digest, person));
    }

    @Override
    public void commit(String set, OptionalInt change, String digest, String person) {
        forPeople(() -> deciding.commit(set, change, digest, person));
    }

    @Override
    public void stop(String set, String person) {
        forPeople(() -> settling.stop(set, person));
    }

    @Override
    public Map<Integer, Outcome> recheck(String set, String person) {
        return forPeople(() -> settling.recheck(set, person));
    }

    @Override
    public void discard(String set, String person) {
        forPeople(() -> deciding.discard(set, person));
    }

    @Override
    public String undo(String set, String person) {
        return forPeople(() -> undoing.undo(set, person));
    }

    @Override
    public Rehearsal rehearse(String set, String person) {
        return forPeople(() -> rehearsing.rehearse(set, person));
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MOST_PAGE) {
            throw new IllegalArgumentException("1 to " + MOST_PAGE + " can be shown at once.");
        }
    }

    /** What stands against it is a sentence for people, whoever said it. */
    private static <R> R forPeople(Supplier<R> decision) {
        try {
            return Retries.of(decision);
        } catch (ToolException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }
}
