// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.store.StoreFailure;
import dev.tablegate.staging.commit.Journal.Place;
import dev.tablegate.staging.commit.Journal.Step;
import dev.tablegate.staging.set.Chunks;
import dev.tablegate.staging.set.Header;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one set, transaction by transaction. The first one that something stands against is the last: people see what
 * it is before more is written.
 */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int MOST_RETRIES = 5;
    private static final int MOST_LOOKS = 120;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Means means;
    private final String set;
    private final boolean atomic;
    private final Instant decided;
    private final Site site;
    private final Stopping stopping;

    Run(Means means, Header header) {
        this.means = means;
        this.set = header.id();
        this.atomic = header.origin().atomic();
        this.decided = header.decision().map(Header.Decision::at).orElse(Instant.EPOCH);
        this.site = new Site(means.profiles(), header.origin());
        this.stopping = new Stopping(means, set, decided);
    }

    /** Writes what is not written yet, and ends the commit. */
    Header go() throws InterruptedException {
        var stopped = resumed();
        if (stopped.isEmpty()) {
            stopped = written();
        }
        return finished(stopped);
    }

    /** Settles what a run that broke off was about to do. Why nothing more is sent; empty if more may be. */
    private Optional<String> resumed() throws InterruptedException {
        var before = means.journal().read(set).filter(one -> one.decided().equals(decided));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        var place = before.get();
        var waiting =
                means.ledger().waiting(set).stream().map(Planned.Sketch::number).collect(Collectors.toSet());
        var left = place.numbers().stream().filter(waiting::contains).toList();
        if (place.step() == Step.STOPPED) {
            recordUnknown(left);
            return Optional.of(place.trouble());
        }
        return left.isEmpty() ? Optional.empty() : settled(place, left);
    }

    private Optional<String> settled(Place place, List<Integer> left) throws InterruptedException {
        List<Planned> planned;
        try {
            planned = means.ledger().load(set, left);
        } catch (StoreFailure broken) {
            if (!stopping.asked()) {
                throw broken;
            }
            LOG.error("What set {} was about to write cannot be read any more", set, broken);
            return stopped(new Verdict.Unknown(left));
        }
        return concluded(planned, place, new Sender(means, site, stopping, planned).settle(place));
    }

    private Optional<String> written() throws InterruptedException {
        for (var numbers : chunks()) {
            var byPerson = stopping.by();
            if (byPerson.isPresent()) {
                return stopped(Map.of(), byPerson.get());
            }
            var stopped = written(means.ledger().load(set, numbers));
            if (stopped.isPresent()) {
                return stopped;
            }
        }
        return Optional.empty();
    }

    private Optional<String> written(List<Planned> planned) throws InterruptedException {
        if (!there()) {
            return stopped(
                    Map.of(),
                    stopping.by()
                            .orElse("The profile is not exposed, or leads elsewhere than when this was staged. Nothing"
                                    + " more was written."));
        }
        Map<Integer, Outcome> conflicts;
        try {
            conflicts = look(planned).conflicts();
        } catch (ToolException refusal) {
            Site.checkStopping();
            return stopped(Map.of(), refusal.getMessage());
        }
        return conflicts.isEmpty() ? sent(planned, 0) : stopped(conflicts, "");
    }

    private Optional<String> sent(List<Planned> planned, int attempt) throws InterruptedException {
        var numbers = planned.stream().map(Planned::number).toList();
        var token = Token.of(set, decided, numbers.getFirst(), attempt);
        var place = new Place(
                decided, Step.SENDING, numbers, token, attempt, means.clock().instant(), "");
        means.journal().write(set, place);
        return concluded(planned, place, new Sender(means, site, stopping, planned).send(place));
    }

    private Optional<String> concluded(List<Planned> planned, Place place, Verdict verdict)
            throws InterruptedException {
        return switch (verdict) {
            case Verdict.Written ignored -> {
                var outcomes = new TreeMap<Integer, Outcome>();
                planned.forEach(one -> outcomes.put(one.number(), new Outcome.Committed()));
                means.ledger().record(set, outcomes);
                yield Optional.empty();
            }
            case Verdict.Ended(var outcomes, var trouble) -> stopped(outcomes, trouble);
            case Verdict.Unknown unknown -> stopped(unknown);
            case Verdict.Again(var why)
            when stopping.asked() -> stopped(Map.of(), stopping.by().orElse(why));
            case Verdict.Again(var why) when place.attempt() >= MOST_RETRIES -> stopped(Map.of(), why);
            case Verdict.Again ignored -> {
                stopping.pause(PAUSE.multipliedBy(1L << place.attempt()));
                yield sent(planned, place.attempt() + 1);
            }
        };
    }

    /** That it ends lasts before why it ends: a restart in between sends nothing more. */
    private Optional<String> stopped(Map<Integer, Outcome> outcomes, String trouble) {
        means.journal().write(set, Place.stopped(decided, List.of(), trouble));
        if (!outcomes.isEmpty()) {
            means.ledger().record(set, outcomes);
        }
        return Optional.of(trouble);
    }

    /** The journal tells which of them it is: after a restart none of them may pass for one that waits. */
    private Optional<String> stopped(Verdict.Unknown unknown) {
        var trouble = stopping.by().map(sentence -> sentence + " ").orElse("") + unknown.trouble();
        means.journal().write(set, Place.stopped(decided, unknown.numbers(), trouble));
        recordUnknown(unknown.numbers());
        return Optional.of(trouble);
    }

    private void recordUnknown(List<Integer> numbers) {
        var outcomes = new TreeMap<Integer, Outcome>();
        numbers.forEach(number -> outcomes.put(number, new Outcome.Unknown(Verdict.Unknown.SENTENCE)));
        if (!outcomes.isEmpty()) {
            means.ledger().record(set, outcomes);
        }
    }

    private Header finished(Optional<String> stopped) {
        boolean conflict = stopped.filter(String::isEmpty).isPresent();
        if (conflict && !stopping.asked()) {
            markTheRest();
        }
        var trouble = stopped.filter(sentence -> !sentence.isEmpty());
        var header = trouble.isPresent()
                ? means.ledger().finish(set, trouble.get())
                : means.ledger().finish(set);
        means.journal().forget(set);
        return header;
    }

    private List<List<Integer>> chunks() {
        return Chunks.of(means.ledger().waiting(set), atomic).stream()
                .map(chunk -> chunk.stream().map(Planned.Sketch::number).toList())
                .toList();
    }

    /** So that people see all conflicts at once, not one transaction after the other. */
    private void markTheRest() {
        for (var numbers : chunks()) {
            if (!site.there()) {
                return;
            }
            try {
                var conflicts =
                        new Look(means.tables(), site.call(), means.ledger().load(set, numbers)).conflicts();
                if (!conflicts.isEmpty()) {
                    means.ledger().record(set, conflicts);
                }
            } catch (ToolException notNow) {
                LOG.info("Not all conflicts of set {} were looked for", set, notNow);
                return;
            }
        }
    }

    private Look look(List<Planned> planned) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new Look(means.tables(), site.call(), planned);
            } catch (ToolException refusal) {
                Site.checkStopping();
                if (attempt == MOST_RETRIES || refusal.code().kind() != ErrorCode.Kind.BUSY || stopping.asked()) {
                    throw refusal;
                }
                stopping.pause(PAUSE.multipliedBy(1L << attempt));
            }
        }
    }

    /** After a restart the profile comes a moment later than the set. */
    private boolean there() throws InterruptedException {
        for (int look = 0; look < MOST_LOOKS && !stopping.asked(); look++) {
            if (site.there()) {
                return true;
            }
            means.pause().by(LOOK);
        }
        return site.there() && !stopping.asked();
    }
}
