// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews;
import dev.tablegate.host.staging.Reviews.Listing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up what the page of one set shows. */
final class SetPage {

    private final Reviews reviews;
    private final Profiles profiles;
    private final FreshItems items;

    SetPage(Reviews reviews, Profiles profiles) {
        this.reviews = reviews;
        this.profiles = profiles;
        this.items = new FreshItems(reviews, Clock.systemUTC());
    }

    /** What was read of a set, in this order: a digest that is older than what is shown is refused, a newer one not. */
    private record Read(Review review, Listing listing) {

        List<Integer> open() {
            return review.set().status().pending()
                    ? listing.changes().stream()
                            .filter(Read::waits)
                            .map(Change::number)
                            .toList()
                    : List.of();
        }

        private static boolean waits(Change change) {
            return !change.rejected() && change.outcome() != Outcome.COMMITTED && change.outcome() != Outcome.FAILED;
        }
    }

    /**
     * What is shown; empty if there is no such set.
     *
     * @param byItself whether the page only updates itself
     */
    Optional<SetView> view(Query query, String person, boolean byItself) {
        return read(query).map(first -> {
            List<Integer> open = first.open();
            var recent = byItself
                    ? items.recent(query.set(), open)
                    : Optional.<Map<Integer, Optional<Map<String, Value>>>>empty();
            if (open.isEmpty() || recent.isPresent()) {
                return view(first, query, person, recent.orElse(Map.of()), "");
            }
            try {
                var now = items.read(query.set(), open);
                return view(read(query).orElse(first), query, person, now, "");
            } catch (ToolException | IllegalArgumentException unread) {
                return view(first, query, person, Map.of(), String.valueOf(unread.getMessage()));
            }
        });
    }

    private Optional<Read> read(Query query) {
        return reviews.find(query.set()).map(review -> new Read(review, reviews.changes(query.set(), query.wanted())));
    }

    private SetView view(
            Read read, Query query, String person, Map<Integer, Optional<Map<String, Value>>> now, String unread) {
        Review review = read.review();
        Powers powers = Powers.of(review, person);
        List<ChangeView> changes = read.listing().changes().stream()
                .filter(change -> !query.single() || change.number() == query.alone())
                .map(change -> {
                    Room room = query.single() ? Room.alone() : Room.among();
                    var item = Optional.ofNullable(now.get(change.number())).map(Item::new);
                    return ChangeView.of(
                            change,
                            Diff.of(change, item, room),
                            powers,
                            review.set().atomic(),
                            item);
                })
                .toList();
        return new SetView(
                review,
                profiles.find(review.set().profile()),
                powers,
                query,
                SetView.byTable(changes),
                read.listing().next(),
                unread);
    }
}
