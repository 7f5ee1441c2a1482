// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * A change as a page shows it.
 *
 * @param change the change
 * @param diff what becomes of its item
 * @param open whether a person can still decide about it
 * @param parts whether single attributes of it can be rejected
 * @param single whether it can be committed by itself
 * @param standing if it is not known whether it was written: what its item is by now, in words
 */
public record ChangeView(Change change, Diff diff, boolean open, boolean parts, boolean single, String standing) {

    /** How many reasons and conditions stand on a page of many changes: one item can be written to again and again. */
    private static final int FEW = 5;

    static ChangeView of(Change change, Diff diff, Powers powers, boolean atomic, Optional<Item> now) {
        boolean waits = change.outcome() == Outcome.PENDING || change.outcome() == Outcome.CONFLICT;
        boolean open = powers.edit() && waits && !atomic;
        boolean parts = open && !change.rejected() && (change.kind() == Kind.PUT || change.kind() == Kind.UPDATE);
        boolean single = powers.commit() && open && !change.rejected() && change.outcome() == Outcome.PENDING;
        return new ChangeView(
                change,
                diff,
                open,
                parts,
                single,
                now.map(item -> standing(change, item)).orElse(""));
    }

    private static String standing(Change change, Item now) {
        if (now.attributes().equals(change.result())) {
            return "The item is now as this would leave it.";
        }
        return now.attributes().equals(change.base())
                ? "The item is now as it was before."
                : "The item is now neither as it was nor as this would leave it: somebody else wrote it, too.";
    }

    /** Where it stands on the page. */
    public String anchor() {
        return "tg-change-" + change.number();
    }

    /** The key of its item. */
    public String key() {
        return Words.key(change.key());
    }

    /** What becomes of the item, in words. */
    public String kind() {
        return switch (change.kind()) {
            case PUT -> "new item";
            case UPDATE -> "changed item";
            case DELETE -> "item is deleted";
            case CHECK -> "only a check";
        };
    }

    /** What becomes of the item, as a mark. */
    public Mark mark() {
        return switch (change.kind()) {
            case PUT -> Mark.ADDED;
            case UPDATE -> Mark.CHANGED;
            case DELETE -> Mark.REMOVED;
            case CHECK -> Mark.SAME;
        };
    }

    /** What became of it, in words; empty while nothing did. */
    public String outcome() {
        if (change.rejected()) {
            return "rejected, not written";
        }
        return switch (change.outcome()) {
            case PENDING -> "";
            case COMMITTED -> "written";
            case CONFLICT -> "conflict, not written";
            case FAILED -> "refused, not written";
            case UNKNOWN -> "not known whether it is written";
        };
    }

    /** Whether it waits for a person because its item was changed by somebody else. */
    public boolean conflict() {
        return change.outcome() == Outcome.CONFLICT;
    }

    /** Whether DynamoDB did not say whether it wrote it. */
    public boolean unknown() {
        return change.outcome() == Outcome.UNKNOWN;
    }

    /** What else is known of that. */
    public String note() {
        return Visible.prose(change.note());
    }

    /** Conditions that hold, and are checked again with the write. */
    public List<String> conditions(boolean whole) {
        return change.conditions().stream()
                .limit(whole ? Long.MAX_VALUE : FEW)
                .map(Words::expression)
                .toList();
    }

    /** How many more reasons and conditions there are. */
    public int more(boolean whole) {
        return whole
                ? 0
                : Math.max(0, change.conditions().size() - FEW)
                        + Math.max(0, change.reasons().size() - FEW);
    }

    /** Reasons as they were given, with nothing hidden. */
    public List<String> reasons(boolean whole) {
        return change.reasons().stream()
                .limit(whole ? Long.MAX_VALUE : FEW)
                .filter(reason -> !reason.isBlank())
                .map(Visible::prose)
                .toList();
    }
}
