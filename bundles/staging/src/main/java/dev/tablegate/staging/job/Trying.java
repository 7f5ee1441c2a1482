// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.staging.set.Shown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tries a rule without writing: counts, problems and a sample. */
final class Trying {

    static final int MOST_SAMPLE = 20;

    private static final long MOST_ITEMS = 100_000;
    private static final int MOST_PROBLEMS = 5;
    private static final Duration LEFT = Duration.ofSeconds(10);

    private final Pages pages;
    private final Aim aim;
    private final Clock clock;
    private final String table;
    private final List<Change> sample = new ArrayList<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private long scanned;
    private long matched;
    private long changed;

    Trying(Pages pages, Aim aim, Clock clock, String table) {
        this.pages = pages;
        this.aim = aim;
        this.clock = clock;
        this.table = table;
    }

    /** Looks at the items until all are looked at, there are too many, or the call has to be answered. */
    Job.Trial run(Call call, long about) {
        Optional<String> cursor = Optional.empty();
        do {
            call.checkCancelled();
            Pages.Page page;
            try {
                page = pages.read(call, cursor);
            } catch (ToolException refused) {
                if (refused.code() != ToolException.Standard.OVER_BUDGET || scanned == 0) {
                    throw refused;
                }
                // As with a table that is too large: what was looked at is worth proposing.
                break;
            }
            page.items().forEach(this::look);
            scanned += page.scanned();
            cursor = page.next();
            call.progress(scanned, Math.max(about, scanned), matched + " items found");
        } while (cursor.isPresent() && scanned < MOST_ITEMS && timeLeft(call));
        var sentences = problems.entrySet().stream()
                .map(problem -> problem.getKey() + " Such as: " + problem.getValue())
                .toList();
        return new Job.Trial(matched, changed, cursor.isEmpty(), sentences, sample);
    }

    private boolean timeLeft(Call call) {
        return clock.instant().plus(LEFT).isBefore(call.deadline());
    }

    private void look(Pages.Found found) {
        switch (aim.on(found.key(), found.now())) {
            case Effect.Skipped() -> {}
            case Effect.Same() -> matched++;
            case Effect.Conflicting() -> problem(found, "Somebody changed items since.");
            case Effect.Failed(var why) -> problem(found, why);
            case Effect.Changed effect -> {
                matched++;
                changed++;
                if (sample.size() < MOST_SAMPLE) {
                    sample.add(change(found, effect));
                }
            }
        }
    }

    private void problem(Pages.Found found, String why) {
        matched++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.putIfAbsent(why, Shown.item(found.key()));
        }
    }

    private Change change(Pages.Found found, Effect.Changed effect) {
        return new Change(
                sample.size() + 1,
                Change.Kind.UPDATE,
                table,
                found.key(),
                Optional.of(effect.before()),
                Optional.of(effect.after()),
                List.of(),
                List.of(),
                false,
                Set.of(),
                clock.instant(),
                Change.Outcome.PENDING,
                "");
    }

    /** Nothing to propose. */
    static ToolException nothing(Job.Trial trial) {
        var more = trial.complete() ? "" : ", as far as the table was looked at";
        var found = trial.matched() == 0
                ? "The rule finds no items" + more + ". Look at key and filter."
                : "The rule finds " + trial.matched() + " items and changes none of them" + more + ". "
                        + String.join(" ", trial.problems());
        return new ToolException(ToolException.Standard.INVALID_INPUT, found.strip());
    }
}
