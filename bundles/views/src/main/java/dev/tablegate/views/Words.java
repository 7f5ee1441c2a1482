// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.host.view.Outlook;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person sees, in words for the agent and the person. */
final class Words {

    private static final int LONGEST = 2_000;

    private Words() {}

    /** @param snapshot the one that the content is, if it is one */
    static String of(View.Content content, Outlook outlook, Optional<Snapshot> snapshot) {
        String what = switch (content) {
            case Items items -> items(items, outlook);
            case View.Content.Statement ignored ->
                "The result of a statement that reads "
                        + outlook.plan().orElseThrow().reads().stream()
                                .map(Words::read)
                                .distinct()
                                .collect(Collectors.joining(", ", "", "."));
            case View.Content.Kept(var id) ->
                snapshot.map(kept -> String.format(
                                Locale.ROOT,
                                "%,d %s, kept on %s, of: %s.",
                                kept.rows(),
                                kept.rows() == 1 ? "row" : "rows",
                                day(kept),
                                cut(kept.source().strip())))
                        .orElse("The rows of snapshot " + id + ".");
        };
        return cut(what + cost(outlook)) + when(outlook);
    }

    private static String items(Items items, Outlook outlook) {
        String place = "'" + items.table() + "'"
                + items.index().map(name -> ", index '" + name + "'").orElse("");
        String head = switch (outlook.access()) {
            case GET -> "One item of " + place;
            case QUERY -> "A query of " + place;
            case SCAN -> "A scan of " + place;
            case SNAPSHOT -> throw new IllegalStateException("items are in tables");
        };
        var read = outlook.plan().map(plan -> plan.reads().getFirst());
        return head
                + read.flatMap(Plan.Read::key).map(key -> ": " + key).orElse("")
                + (items.descending() ? ", sort key descending" : "")
                + read.flatMap(Plan.Read::filter)
                        .map(filter -> "; of these, where " + filter)
                        .orElse("")
                + ".";
    }

    private static LocalDate day(Snapshot kept) {
        return LocalDate.ofInstant(kept.created(), ZoneOffset.UTC);
    }

    private static String read(Plan.Read read) {
        return "'" + read.table() + "' (" + read.access().name().toLowerCase(Locale.ROOT)
                + read.index().map(index -> ", index '" + index + "'").orElse("") + ")";
    }

    private static String cost(Outlook outlook) {
        return outlook.plan()
                .map(Plan::estimate)
                .map(cost -> " About " + cost.words() + " for all of it.")
                .orElse("");
    }

    private static String when(Outlook outlook) {
        if (outlook.access() == Plan.Access.SNAPSHOT && !outlook.confirm()) {
            return " Shown as soon as a person looks; DynamoDB is not read.";
        }
        return outlook.confirm()
                ? " The person is asked before it is read."
                : " Read, page by page, as soon as a person looks.";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
