// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Value;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that changes many items, and how far it is.
 *
 * @param id random; a name, never a right
 * @param profile slug of the profile whose table it is about
 * @param status how far it is
 * @param rule what is done to which items
 * @param reason why, in the words of the agent
 * @param trial what the rule would do, as it was tried without writing
 * @param progress what it did so far
 * @param created when it was proposed
 * @param updated when something about it changed last; now, while it runs
 * @param review the page where people decide about it
 */
public record Job(
        String id,
        String profile,
        Status status,
        Rule rule,
        String reason,
        Trial trial,
        Progress progress,
        Instant created,
        Instant updated,
        URI review) {

    /** How long a job is kept after it ended. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** How long it waits for people. */
    public static final Duration PENDING = Duration.ofDays(14);

    /** How far a job is. */
    public enum Status {
        /** It waits for a person. */
        PROPOSED,
        RUNNING,
        PAUSED,
        /** Everything was looked at. */
        DONE,
        /** A person or the agent ended it. What was changed until then stays. */
        CANCELLED,
        /** It cannot go on; the note of the progress says why. */
        FAILED,
        /** Nobody decided in time. */
        EXPIRED
    }

    /**
     * An update for each item that is found.
     *
     * @param table the table
     * @param index a secondary index to find the items with
     * @param key with it the items are queried, without it the table or index is scanned
     * @param sort a condition on the sort key, for queries
     * @param filter which of the items read are meant
     * @param update an update expression
     */
    public record Rule(
            String table,
            Optional<String> index,
            Map<String, Value> key,
            Optional<Condition> sort,
            Optional<Filter> filter,
            Expression update) {
        public Rule {
            key = Map.copyOf(key);
        }
    }

    /**
     * What a rule would do.
     *
     * @param matched items that were found
     * @param changed items that would be another
     * @param complete whether everything was looked at; if not, the counts are a lower bound
     * @param problems why the rule cannot be applied to some items, each with an example; empty if it can
     * @param sample some of the changes
     */
    public record Trial(long matched, long changed, boolean complete, List<String> problems, List<Change> sample) {
        public Trial {
            problems = List.copyOf(problems);
            sample = List.copyOf(sample);
        }
    }

    /**
     * What a job did.
     *
     * @param matched items found
     * @param changed items written
     * @param unchanged items that the update leaves as they are
     * @param conflicts items that somebody changed in the moment of writing, again and again
     * @param failed items to which the update cannot be applied
     * @param note a sentence about why it stopped or what failed; may be empty
     */
    public record Progress(long matched, long changed, long unchanged, long conflicts, long failed, String note) {}
}
