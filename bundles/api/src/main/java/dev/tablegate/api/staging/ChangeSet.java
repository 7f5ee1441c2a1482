// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Changes that are reviewed together.
 *
 * @param id random; a name, never a right
 * @param profile slug of the profile whose tables it is about
 * @param status how far it is
 * @param atomic whether it is one transaction: committed as a whole or not at all
 * @param changes how many changes it has
 * @param summary what it is for, in the words of who asked for the review; may be empty
 * @param comments what people said of it, oldest first
 * @param created when its first change was staged
 * @param updated when it was last touched
 * @param expires when it is forgotten if nobody commits it
 * @param review the page where people review it
 */
public record ChangeSet(
        String id,
        String profile,
        Status status,
        boolean atomic,
        int changes,
        String summary,
        List<Comment> comments,
        Instant created,
        Instant updated,
        Instant expires,
        URI review) {

    public ChangeSet {
        comments = List.copyOf(comments);
    }

    /** How far a set is. */
    public enum Status {
        /** More can be staged. */
        OPEN,
        /** A review was asked for; later writes go to another set. */
        SUBMITTED,
        /** It is being written. */
        COMMITTING,
        /** Everything that was not rejected is written. */
        COMMITTED,
        /** A part is written, the rest is not. */
        PARTIAL,
        /** Nothing is written, because items were changed meanwhile. */
        CONFLICT,
        /** It was given up. */
        DISCARDED,
        /** Nobody committed it in time. */
        EXPIRED;

        /** Whether it can still be written. */
        public boolean pending() {
            return this == OPEN || this == SUBMITTED || this == PARTIAL || this == CONFLICT;
        }
    }

    /**
     * A remark.
     *
     * @param person who said it
     * @param at when
     * @param text what
     */
    public record Comment(String person, Instant at, String text) {}
}
