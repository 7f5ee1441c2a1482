// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Plan.Access;
import dev.tablegate.api.view.View.Content;
import dev.tablegate.console.changes.Visible;
import dev.tablegate.host.view.Outlook;
import java.util.List;

/**
 * What a look would read and cost, in words.
 *
 * @param access the dearest way in which it reads: Query, Scan, ...
 * @param dear whether a whole table or index is read
 * @param paged whether a page of it costs a part of that
 * @param reads one sentence for each table that is read
 * @param cost about what all of it costs; empty if that is not known
 * @param notes what would make it cheaper
 */
public record Estimate(
        String access, boolean dear, boolean paged, List<String> reads, String cost, List<String> notes) {

    public Estimate {
        reads = List.copyOf(reads);
        notes = List.copyOf(notes);
    }

    static Estimate of(Outlook outlook, Content content) {
        boolean descending = content instanceof Content.Items items && items.descending();
        return new Estimate(
                word(outlook.access()),
                outlook.access() == Access.SCAN,
                content instanceof Content.Items,
                outlook.plan().map(plan -> reads(plan, descending)).orElse(List.of()),
                outlook.plan().map(plan -> plan.estimate().words()).orElse(""),
                outlook.plan().map(Plan::notes).orElse(List.of()));
    }

    /** How a statement did read. */
    static List<String> reads(Plan plan) {
        return reads(plan, false);
    }

    private static List<String> reads(Plan plan, boolean descending) {
        boolean alone = plan.reads().size() == 1;
        return plan.reads().stream()
                .map(read -> sentence(read, alone, descending))
                .toList();
    }

    static String word(Access access) {
        return switch (access) {
            case GET -> "Get";
            case QUERY -> "Query";
            case SCAN -> "Scan";
            case SNAPSHOT -> "Snapshot";
        };
    }

    /**
     * @param alone whether the cost of all is the cost of this one
     * @param descending whether it reads against the order of the sort key
     */
    private static String sentence(Plan.Read read, boolean alone, boolean descending) {
        var text = new StringBuilder(word(read.access()))
                .append(read.access() == Access.SNAPSHOT ? " " : " of ")
                .append(Visible.name(read.table()));
        read.index().ifPresent(index -> text.append(" by index ").append(Visible.name(index)));
        read.key().ifPresent(key -> text.append(", key ").append(Visible.prose(key)));
        if (descending) {
            text.append(", sort key descending");
        }
        read.filter().ifPresent(filter -> text.append(", filter ").append(Visible.prose(filter)));
        read.enough().ifPresent(enough -> text.append(", the ").append(enough).append(" of these"));
        if (read.parallel() > 1) {
            text.append(", ").append(read.parallel()).append(" parts at a time");
        }
        if (!alone) {
            text.append(": about ").append(read.estimate().words());
        }
        read.actual().ifPresent(actual -> text.append("; it was ").append(actual.words()));
        return text.append('.').toString();
    }
}
