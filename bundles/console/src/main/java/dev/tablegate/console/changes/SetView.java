// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.staging.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set as a page shows it.
 *
 * @param review the set
 * @param profile its profile; empty if that is gone
 * @param powers what the person can do about it
 * @param query which changes are shown
 * @param tables the changes that are shown, by table
 * @param next the number to go on with; empty at the end
 * @param unread why the items could not be looked at now; empty if they were
 */
public record SetView(
        Review review,
        Optional<Profile> profile,
        Powers powers,
        Query query,
        List<Table> tables,
        OptionalInt next,
        String unread) {

    private static final int FEW = 5;

    public SetView {
        tables = List.copyOf(tables);
    }

    /** Changes of one table. */
    public record Table(String name, List<ChangeView> changes) {

        public Table {
            changes = List.copyOf(changes);
        }
    }

    static List<Table> byTable(List<ChangeView> changes) {
        SortedMap<String, List<ChangeView>> tables = new TreeMap<>();
        for (ChangeView shown : changes) {
            tables.computeIfAbsent(shown.change().table(), name -> new ArrayList<>())
                    .add(shown);
        }
        return tables.entrySet().stream()
                .map(table -> new Table(table.getKey(), table.getValue()))
                .toList();
    }

    /** Whether there is anything to choose from. */
    public boolean filtered() {
        return query.narrow() || query.from() > 1 || review.set().changes() > FEW;
    }

    /** How far it is, in words. */
    public String state() {
        return States.of(review);
    }

    /** How many changes would be written. */
    public int writes() {
        return Math.max(0, review.set().changes() - review.rejected() - review.done() - review.unknown());
    }

    /** What the commit costs, in words. */
    public String cost() {
        return String.format(
                Locale.ROOT, "about %.0f write units, without those of indexes", Math.ceil(review.writeUnits()));
    }

    /** Whether what is written could be written in part. */
    public String atOnce() {
        if (review.set().atomic()) {
            return "One transaction: everything is written, or nothing.";
        }
        return review.transactions() <= 1
                ? "One transaction: everything is written, or nothing."
                : review.transactions() + " transactions, one after the other. This is not all-or-nothing: if one is"
                        + " refused, those before it stay written, and the page says which.";
    }

    /** What the set is for, with nothing hidden. */
    public String summary() {
        return States.summary(review);
    }

    /** A remark, with nothing hidden. */
    public String said(String text) {
        return Visible.prose(text);
    }

    /** Whether it is being written now. */
    public boolean committing() {
        return review.set().status() == Status.COMMITTING;
    }

    /** Whether the commit can be stopped. */
    public boolean stoppable() {
        return committing() && !States.stopping(review);
    }

    /** Whether it can be found out what became of changes. */
    public boolean checkable() {
        return review.unknown() > 0 && !committing();
    }

    /** The names of its tables. */
    public List<String> names() {
        return review.tables().keySet().stream().sorted().toList();
    }
}
