// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the templates of this package show, with the same text wherever one can stand. */
public final class SamplePages {

    private SamplePages() {}

    /** The list of sets. */
    public static Map<String, Object> changes(String text) {
        var review = Staged.review("abc", text, Status.SUBMITTED, 3);
        return Map.of(
                "groups",
                List.of(
                        new ChangesPage.Group(text, Optional.of(Staged.profile(text, true)), List.of(review)),
                        new ChangesPage.Group(text + 2, Optional.empty(), List.of(review))),
                "done",
                List.of(Staged.review("abd", text, Status.COMMITTED, 3)),
                "above",
                above(text));
    }

    /** One set. */
    public static Map<String, Object> set(String text) {
        var review = Staged.review("abc", text, Status.CONFLICT, 3);
        var query = new Query("abc", text, text, true, 51, List.of(1), 0);
        var powers = new Powers(true, true, true, true, text);
        return Map.of(
                "view",
                Optional.of(new SetView(
                        review,
                        Optional.of(Staged.profile(text, true)),
                        powers,
                        query,
                        SetView.byTable(List.of(view(text, powers))),
                        OptionalInt.of(101),
                        text)),
                "above",
                above(text));
    }

    private static ChangeView view(String text, Powers powers) {
        Change change = Staged.reading(text, Outcome.CONFLICT);
        var now = new Item(Optional.of(Map.of(text + "5", Staged.text(text))));
        return ChangeView.of(change, Diff.of(change, Optional.of(now), Room.among()), powers, false);
    }

    private static Above above(String text) {
        var step = new Step(text, text, text, text, text, new Step.Fields(text, text, text, text), "tablegate-changes");
        var tried = RehearsalView.Tried.of(Staged.reading(text, Outcome.PENDING), text, Optional.empty());
        return new Above(
                Optional.of(step),
                Optional.of(new RehearsalView(false, List.of(tried), 2, 1)),
                Optional.of(new Above.Made(text, "tablegate-changes?set=abc")));
    }
}
