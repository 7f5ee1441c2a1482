// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.ChangeSet.Comment;
import dev.tablegate.api.staging.ChangeSet.Status;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A set without its changes, as it is kept.
 *
 * @param id random
 * @param origin where it comes from
 * @param status how far it is
 * @param text what people and agents said of it
 * @param times when what happened
 * @param content how much is in it
 * @param approvals who approved which content; those of another content are void
 * @param decisions what was committed, oldest first: the last one is being committed, or was last
 */
public record Header(
        String id,
        Origin origin,
        Status status,
        Text text,
        Times times,
        Content content,
        List<Approval> approvals,
        List<Decision> decisions) {

    /** Of thousands that were committed one by one, the record tells. */
    private static final int MOST_DECISIONS = 50;

    public Header {
        approvals = List.copyOf(approvals);
        decisions = List.copyOf(decisions.subList(Math.max(0, decisions.size() - MOST_DECISIONS), decisions.size()));
    }

    /**
     * Where a set comes from.
     *
     * @param connection id of the connection
     * @param client what people call the connection
     * @param owner the person who approved the connection
     * @param profile slug of the profile
     * @param target what the profile pointed at when the set was begun
     * @param atomic whether it is one transaction
     * @param undoes the set that this one undoes
     */
    public record Origin(
            String connection,
            String client,
            String owner,
            String profile,
            String target,
            boolean atomic,
            Optional<String> undoes) {}

    /** What was said of a set. */
    public record Text(String summary, List<Comment> comments) {
        public Text {
            comments = List.copyOf(comments);
        }
    }

    /** When a set was begun and last touched, and until when it is kept in its status. */
    public record Times(Instant created, Instant updated, Instant expires) {}

    /**
     * How much is in a set.
     *
     * @param next the number of the next change
     * @param changes how many there are
     * @param bytes how large they are
     * @param gone numbers that count for nothing, whatever the store holds under them
     */
    public record Content(int next, int changes, long bytes, List<Range> gone) {
        public Content {
            gone = List.copyOf(gone);
        }

        /** Without changes: none of the numbers counts any more. */
        Content emptied() {
            return new Content(next, 0, 0, List.of(new Range(0, next)));
        }

        boolean holds(int number) {
            return number > 0 && number < next && gone.stream().noneMatch(range -> range.has(number));
        }
    }

    /** Numbers, both ends inclusive. */
    public record Range(int from, int to) {
        boolean has(int number) {
            return number >= from && number <= to;
        }
    }

    /** Somebody approved a content. */
    public record Approval(String person, Instant at, String digest) {}

    /**
     * What is to be written.
     *
     * @param change only this one; empty for all
     * @param digest of what was decided on
     * @param person who decided; empty where the profile's policy wants nobody
     * @param at when
     * @param approvals who approved it before
     * @param stop who has no more of it sent
     */
    public record Decision(
            OptionalInt change,
            String digest,
            Optional<String> person,
            Instant at,
            List<Approval> approvals,
            Optional<Stop> stop) {
        public Decision {
            approvals = List.copyOf(approvals);
        }

        /** Everybody whom it needed. */
        public List<String> people() {
            return Stream.concat(approvals.stream().map(Approval::person), person.stream())
                    .toList();
        }

        Decision stopped(Stop by) {
            return new Decision(change, digest, person, at, approvals, Optional.of(by));
        }
    }

    /** Somebody has no more of a commit sent. */
    public record Stop(String person, Instant at) {}

    /** What is being committed, or was last. */
    public Optional<Decision> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
    }

    /** Whether its content can still be changed. */
    public boolean pending() {
        return status.pending();
    }

    Header with(Status now) {
        return new Header(id, origin, now, text, times, content, approvals, decisions);
    }

    Header with(Text now) {
        return new Header(id, origin, status, now, times, content, approvals, decisions);
    }

    Header with(Times now) {
        return new Header(id, origin, status, text, now, content, approvals, decisions);
    }

    /** Another content, which nobody has approved yet. */
    Header with(Content now) {
        return new Header(id, origin, status, text, times, now, List.of(), decisions);
    }

    Header with(List<Approval> now) {
        return new Header(id, origin, status, text, times, content, now, decisions);
    }

    Header with(Decision now) {
        var all = new ArrayList<>(decisions);
        all.add(now);
        return new Header(id, origin, status, text, times, content, approvals, all);
    }

    /** With no more sent of what is being committed. */
    Header with(Stop now) {
        var all = new ArrayList<>(decisions);
        all.add(all.removeLast().stopped(now));
        return new Header(id, origin, status, text, times, content, approvals, all);
    }

    /** As agents see it. */
    public ChangeSet shown(URI review) {
        return new ChangeSet(
                id,
                origin.profile(),
                status,
                origin.atomic(),
                content.changes(),
                text.summary(),
                text.comments(),
                times.created(),
                times.updated(),
                times.expires(),
                review);
    }
}
