// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.staging.Review;
import dev.tablegate.tck.MemoryProfiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static dev.tablegate.console.changes.Staged.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SetPageTest {

    private final FakeReviews reviews = new FakeReviews();
    private final SetPage page = new SetPage(reviews, new MemoryProfiles(Staged.profile("demo", false)));

    private SetView view(boolean byItself, String... fields) {
        var query = new HashMap<>(Map.of("set", "set1"));
        for (int at = 0; at < fields.length; at += 2) {
            query.put(fields[at], fields[at + 1]);
        }
        return page.view(Query.of(FakeForm.of(query)), "ada", byItself).orElseThrow();
    }

    private void stage(int count) {
        for (int number = 1; number <= count; number++) {
            reviews.changes.add(Staged.change(number, Map.of("a", text("1")), Map.of("a", text("2"))));
        }
    }

    private static List<Integer> numbers(SetView view) {
        return view.tables().stream()
                .flatMap(table -> table.changes().stream())
                .map(shown -> shown.change().number())
                .toList();
    }

    @Test
    void fiftyChangesStandOnAPageAndLinksLeadOnAndBack() {
        stage(120);
        SetView first = view(false);
        assertEquals(50, numbers(first).size());
        assertEquals(
                "tablegate-changes?set=set1&from=51&back=1",
                first.query().next(first.next().getAsInt()));
        SetView second = view(false, "from", "51", "back", "1");
        assertEquals(51, numbers(second).getFirst());
        assertEquals(
                "tablegate-changes?set=set1&from=101&back=1,51",
                second.query().next(second.next().getAsInt()));
        assertEquals("tablegate-changes?set=set1", second.query().previous());
        assertEquals(
                "tablegate-changes?set=set1", view(false, "from", "99").query().previous());
    }

    @Test
    void nonsenseInTheQueryLeadsToTheFirstPage() {
        stage(3);
        assertEquals(List.of(1, 2, 3), numbers(view(false, "from", "x", "back", "a,-1,9999999999", "change", "-2")));
    }

    @Test
    void aChangeAloneIsShownWhole() {
        stage(3);
        SetView view = view(false, "change", "2", "table", "Users");
        assertEquals(List.of(2), numbers(view));
        assertEquals("tablegate-changes?set=set1&table=Users", view.query().among());
        assertEquals(List.of(), numbers(view(false, "change", "9")));
    }

    @Test
    void itemsAreLookedAtWhenAPersonOpensThePageAndNotWithEachUpdate() {
        stage(1);
        reviews.now.put(1, Optional.of(Map.of("a", text("3"))));
        SetView view = view(false);
        assertTrue(view.tables().getFirst().changes().getFirst().diff().moved());
        assertTrue(view(true).tables().getFirst().changes().getFirst().diff().moved());
        assertEquals(List.of("refresh [1]"), reviews.asked);
        view(false);
        assertEquals(2, reviews.asked.size());
    }

    @Test
    void itemsOfASetThatIsDoneAreNotLookedAt() {
        stage(1);
        reviews.review = Optional.of(Staged.review("set1", "demo", Status.COMMITTED, 1));
        assertFalse(view(false).powers().edit());
        assertEquals(List.of(), reviews.asked);
    }

    @Test
    void tellsWhatTheItemOfAnUnknownChangeIsNow() {
        Map<String, Value> was = Map.of("a", text("1"));
        Map<String, Value> becomes = Map.of("a", text("2"));
        reviews.changes.add(Staged.unknown(1, was, becomes));
        reviews.changes.add(Staged.unknown(2, was, becomes));
        reviews.changes.add(Staged.unknown(3, was, becomes));
        reviews.now.put(1, Optional.of(becomes));
        reviews.now.put(2, Optional.of(was));
        reviews.now.put(3, Optional.empty());
        List<ChangeView> shown = view(false).tables().getFirst().changes();
        assertTrue(shown.get(0).standing().contains("as this would leave it"));
        assertTrue(shown.get(1).standing().contains("as it was before"));
        assertTrue(shown.get(2).standing().contains("neither"));
        assertFalse(shown.get(0).open());
    }

    private static Review two(Review review, String... approvals) {
        return new Review(
                Staged.review("set1", "demo", Status.SUBMITTED, 9).set(),
                review.connection(),
                review.client(),
                "owner",
                review.undoes(),
                review.digest(),
                review.tables(),
                0,
                0,
                List.of(approvals).stream()
                        .map(person -> new Review.Approval(person, Staged.NOW))
                        .toList(),
                2,
                1,
                1,
                0,
                0,
                List.of());
    }

    @Test
    void ofTwoPeopleTheSecondIsNeitherTheFirstNorTheOwner() {
        Review none = two(reviews.review.orElseThrow());
        assertTrue(Powers.of(none, "owner").approve());
        assertFalse(Powers.of(none, "ada").commit());
        Review one = two(none, "ada");
        assertFalse(Powers.of(one, "ada").commit());
        assertFalse(Powers.of(one, "owner").commit());
        assertTrue(Powers.of(one, "grace").commit());
        assertFalse(Powers.of(one, "grace").approve());
    }
}
