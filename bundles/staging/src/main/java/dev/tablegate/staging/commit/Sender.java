// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.ItemSize;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import dev.tablegate.staging.commit.Journal.Place;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one transaction until it is known what became of it. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration ELSEWHERE = Duration.ofMinutes(10);
    private static final long MOST_ITEM_BYTES = 400L << 10;

    /** Then the same is sent again, or not, if a person had it stopped meanwhile. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(20);

    /** How long a request may still be on its way after nobody waits for its answer any more. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private static final Duration LAST_LOOKS = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Means means;
    private final Site site;
    private final Stopping stopping;
    private final List<Planned> planned;
    private Instant sent;

    Sender(Means means, Site site, Stopping stopping, List<Planned> planned) {
        this.means = means;
        this.site = site;
        this.stopping = stopping;
        this.planned = planned;
        this.sent = means.clock().instant();
    }

    /** Sends it for the first time with its token. */
    Verdict send(Place place) throws InterruptedException {
        try {
            return verdict(transact(place));
        } catch (Writer.Unanswered unanswered) {
            LOG.warn("DynamoDB gave no answer to a transaction; it is asked again", unanswered);
            stopping.pause(FIRST_PAUSE);
            return settle(place);
        } catch (ToolException refusal) {
            Site.checkStopping();
            return refused(refusal);
        }
    }

    /**
     * Finds out about one that may have been written. Takes as long as it takes, or until a person has it stopped:
     * nothing untrue is recorded.
     */
    Verdict settle(Place place) throws InterruptedException {
        var end = means.clock().instant().plus(ELSEWHERE);
        for (int round = 0; ; round++) {
            if (stopping.asked()) {
                return lastLook();
            }
            if (site.there()) {
                var verdict = tried(place);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
                end = means.clock().instant().plus(ELSEWHERE);
            } else if (means.clock().instant().isAfter(end)) {
                return unknown();
            }
            stopping.pause(FIRST_PAUSE.multipliedBy(1L << Math.min(round, MOST_DOUBLINGS)));
        }
    }

    /** Nothing is sent any more, so the items decide; as long as they can be read. */
    private Verdict lastLook() throws InterruptedException {
        var end = means.clock().instant().plus(LAST_LOOKS);
        do {
            var verdict = site.there() ? looked() : Optional.<Verdict>empty();
            if (verdict.isPresent()) {
                return verdict.get();
            }
            means.pause().by(BETWEEN_LOOKS);
        } while (means.clock().instant().isBefore(end));
        return unknown();
    }

    private Optional<Verdict> looked() throws InterruptedException {
        try {
            var verdict = Comparison.of(planned, new Look(means.tables(), site.call(LONGEST_LOOK), planned));
            boolean late = means.clock().instant().isBefore(sent.plus(LATE));
            return verdict instanceof Verdict.Again && late ? Optional.empty() : Optional.of(verdict);
        } catch (ToolException notNow) {
            Site.checkStopping();
            LOG.warn("The items of a transaction that was stopped cannot be read", notNow);
            return Optional.empty();
        }
    }

    private Optional<Verdict> tried(Place place) throws InterruptedException {
        try {
            if (!Token.remembered(place.since(), means.clock())) {
                return Optional.of(compare());
            }
            return switch (transact(place)) {
                case Result.Written ignored -> Optional.of(new Verdict.Written());
                // The token may have been forgotten after all, so the items decide.
                case Result.Refused refused when !busy(refused) -> Optional.of(compare());
                case Result.Refused ignored -> Optional.empty();
            };
        } catch (Writer.Unanswered | ToolException notNow) {
            Site.checkStopping();
            LOG.warn("It is not known yet what became of a transaction", notNow);
            return Optional.empty();
        }
    }

    private Result transact(Place place) {
        var writes = planned.stream().map(Planned::write).toList();
        try {
            return means.writer().transact(site.call(LONGEST_SEND), writes, place.token());
        } finally {
            sent = means.clock().instant();
        }
    }

    private Verdict compare() {
        return Comparison.of(planned, new Look(means.tables(), site.call(LONGEST_LOOK), planned));
    }

    private Verdict verdict(Result result) {
        return switch (result) {
            case Result.Written ignored -> new Verdict.Written();
            case Result.Refused refused when busy(refused) -> new Verdict.Again(sentence(refused));
            case Result.Refused(var reasons) -> new Verdict.Ended(outcomes(reasons), "");
        };
    }

    private static boolean busy(Result.Refused refused) {
        return refused.reasons().stream()
                .allMatch(reason -> reason instanceof Reason.None || reason instanceof Reason.Busy);
    }

    private static String sentence(Result.Refused refused) {
        return refused.reasons().stream()
                .map(reason -> reason instanceof Reason.Busy(var sentence) ? sentence : "")
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse("DynamoDB did not take a transaction.");
    }

    private Map<Integer, Outcome> outcomes(List<Reason> reasons) {
        var outcomes = new TreeMap<Integer, Outcome>();
        for (int at = 0; at < reasons.size(); at++) {
            int number = planned.get(at).number();
            switch (reasons.get(at)) {
                case Reason.Changed(var now) -> outcomes.put(number, new Outcome.Conflicting(now));
                case Reason.Invalid(var sentence) -> outcomes.put(number, new Outcome.Failed(sentence));
                case Reason.None ignored -> {}
                case Reason.Busy ignored -> {}
            }
        }
        return outcomes;
    }

    private Verdict refused(ToolException refusal) {
        if (refusal.code().kind() == ErrorCode.Kind.BUSY) {
            return new Verdict.Again(refusal.getMessage());
        }
        if (refusal.code() != ToolException.Standard.INVALID_INPUT) {
            return new Verdict.Ended(Map.of(), refusal.getMessage());
        }
        // DynamoDB does not say which of them it is.
        var tooLarge = failed(one -> one.result().map(ItemSize::of).orElse(0L) > MOST_ITEM_BYTES, refusal.getMessage());
        return new Verdict.Ended(tooLarge.isEmpty() ? failed(one -> true, refusal.getMessage()) : tooLarge, "");
    }

    private Verdict unknown() {
        var numbers = planned.stream()
                .filter(one -> !(one.write() instanceof ItemWrite.Check))
                .map(Planned::number)
                .toList();
        return new Verdict.Unknown(numbers);
    }

    private Map<Integer, Outcome> failed(Predicate<Planned> which, String why) {
        var outcomes = new TreeMap<Integer, Outcome>();
        planned.stream().filter(which).forEach(one -> outcomes.put(one.number(), new Outcome.Failed(why)));
        return outcomes;
    }
}
