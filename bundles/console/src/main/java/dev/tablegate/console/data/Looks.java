// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View.Chart;
import dev.tablegate.api.view.View.Content;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Outlook;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Viewing;
import dev.tablegate.host.view.Wish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks at contents, as far as the person said so. */
final class Looks {

    private static final int ROWS = 50;

    private final Viewing viewing;

    Looks(Viewing viewing) {
        this.viewing = viewing;
    }

    /** How much may be read. */
    enum Word {
        /** Nothing. */
        NONE,
        /** What a link may: a query or a get, or the next page of what has begun. */
        LINK,
        /** Everything: a form was sent. */
        FORM
    }

    /**
     * What is looked at, and how it is shown.
     *
     * @param fields the address of this page
     * @param table the table that the rows are items of, if they are
     * @param items where one of them is shown
     * @param staged keys of items for which a change waits
     * @param chart how the rows are drawn, once they are known
     */
    record Showing(
            Seat seat,
            Content content,
            Fields fields,
            Optional<TableDescription> table,
            Fields items,
            Set<Map<String, Value>> staged,
            Function<Look, Optional<Chart>> chart) {}

    Reading read(Showing showing, Word word) {
        Outlook outlook;
        try {
            outlook = viewing.outlook(showing.seat(), showing.content());
        } catch (IllegalArgumentException | ToolException refused) {
            return Reading.refused(showing.fields(), String.valueOf(refused.getMessage()));
        }
        boolean begun = showing.fields().has("cursor");
        boolean missing = outlook.confirm() && !begun && word != Word.FORM;
        var unread = new Reading(
                Optional.of(estimate(showing, outlook)),
                missing,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                links(showing.fields(), outlook, Optional.empty()),
                "");
        if (word == Word.NONE || missing) {
            return unread;
        }
        try {
            var wish = new Wish(ROWS, showing.fields().some("cursor"), word == Word.FORM);
            return read(showing, outlook, viewing.look(showing.seat(), showing.content(), wish));
        } catch (IllegalArgumentException | ToolException refused) {
            return unread.with(String.valueOf(refused.getMessage()));
        }
    }

    private static Reading read(Showing showing, Outlook outlook, Look look) {
        var reading = new Reading(
                Optional.of(estimate(showing, outlook)),
                false,
                Optional.of(Grid.of(look, showing.table(), showing.items(), showing.staged())),
                Optional.empty(),
                look.plan().map(Estimate::reads).orElse(List.of()),
                links(showing.fields(), outlook, Optional.of(look)),
                "");
        try {
            return reading.drawn(showing.chart().apply(look).map(chart -> Drawing.of(chart, look.rows())));
        } catch (IllegalArgumentException undrawn) {
            return reading.with(String.valueOf(undrawn.getMessage()));
        }
    }

    private static Estimate estimate(Showing showing, Outlook outlook) {
        return Estimate.of(outlook, showing.content());
    }

    private static Reading.Links links(Fields fields, Outlook outlook, Optional<Look> look) {
        Fields previous = fields.previous();
        return new Reading.Links(
                fields.first().link(),
                fields.has("cursor") ? previous.link() : "",
                outlook.confirm() && !previous.has("cursor"),
                look.flatMap(shown -> shown.next()
                                .map(cursor -> fields.next(shown.here(), cursor).link()))
                        .orElse(""));
    }

    /** Whether rows are items of a table, and not made by a statement. */
    static Optional<String> table(Content content) {
        return content instanceof Content.Items items ? Optional.of(items.table()) : Optional.empty();
    }
}
