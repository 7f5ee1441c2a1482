// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Job;
import dev.tablegate.host.staging.Jobs;
import dev.tablegate.host.staging.Review;
import java.net.URI;
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

    /** The list of bulk updates. */
    public static Map<String, Object> jobs(String text) {
        return Map.of(
                "waiting", List.of(job(text, Job.Status.RUNNING), job(text, Job.Status.PROPOSED)),
                "ended", List.of(job(text, Job.Status.DONE)),
                "above", above(text));
    }

    /** One bulk update. */
    public static Map<String, Object> job(String text) {
        return Map.of("view", Optional.of(job(text, Job.Status.PROPOSED)), "above", above(text));
    }

    static JobView job(String text, Job.Status status) {
        var rule = new Job.Rule(
                text,
                Optional.of(text),
                Map.of(text, Staged.text(text)),
                Optional.of(new Condition(text, Operator.EQ, List.of(Staged.text(text)))),
                Optional.of(new Filter.Not(
                        new Filter.Test(new Condition(text, Operator.CONTAINS, List.of(Staged.text(text)))))),
                new Expression("SET #n = :v " + text, Map.of("#n", text), Map.of(":v", Staged.text(text))));
        var trial = new Job.Trial(5, 4, false, List.of(text), List.of(Staged.reading(text, Outcome.PENDING)));
        var job = new Job(
                "abc",
                text,
                status,
                rule,
                text,
                trial,
                new Job.Progress(5, 1, 1, 1, 1, text),
                Staged.NOW,
                Staged.NOW,
                URI.create("http://127.0.0.1:7420/x"));
        var shown = new Jobs.Shown(
                job, text, text, text, Optional.of("abb"), text, List.of(new Review.Approval(text, Staged.NOW)), 2, 50);
        return new JobView(shown, Optional.of(Staged.profile(text, true)), "ada");
    }

    private static ChangeView view(String text, Powers powers) {
        Change change = Staged.reading(text, Outcome.CONFLICT);
        var now = new Item(Optional.of(Map.of(text + "5", Staged.text(text))));
        return ChangeView.of(change, Diff.of(change, Optional.of(now), Room.among()), powers, false, Optional.of(now));
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
