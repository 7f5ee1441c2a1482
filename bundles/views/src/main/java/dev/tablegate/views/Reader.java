// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.snapshot.Snapshot;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.api.view.View.Content.Statement;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Wish;
import dev.tablegate.host.workspace.SnapshotKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a page for a person. */
@Component(service = Reader.class)
public final class Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
    private static final long MOST_BYTES = 1L << 20;
    // A filter that hardly matches does not read on and on unasked.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Survey survey;
    private final SnapshotKeeper keeper;
    private final Duration longest;

    @Activate
    public Reader(@Reference Survey survey, @Reference SnapshotKeeper keeper) {
        this(survey, keeper, LONGEST);
    }

    /** @param longest no further page of DynamoDB is read after this time */
    Reader(Survey survey, SnapshotKeeper keeper, Duration longest) {
        this.survey = survey;
        this.keeper = keeper;
        this.longest = longest;
    }

    Look read(Call call, View.Content content, Wish wish) {
        return switch (content) {
            case Items items -> items(call, items, wish);
            case Statement statement -> statement(call, statement, wish);
            case View.Content.Kept(var snapshot) ->
                kept(call, wish.cursor().map(Place::of).orElse(new Place(snapshot, 0)), wish.rows());
        };
    }

    private Look items(Call call, Items items, Wish wish) {
        var checks = survey.checks(call, items);
        checks.check();
        if (items.key().isEmpty() && wish.cursor().isEmpty() && !wish.confirmed()) {
            throw unconfirmed("This reads all of '" + items.table() + "'");
        }
        var bounds = new Bounds(wish.rows(), MOST_BYTES, longest);
        var tables = survey.tables();
        Page page = items.key().isEmpty()
                ? tables.scan(call, Requests.scan(items, bounds, wish.cursor()))
                : tables.query(call, Requests.query(items, bounds, wish.cursor()));
        var notes = new ArrayList<String>();
        if (page.items().isEmpty() && page.cursor().isPresent()) {
            notes.add("None of the " + page.scannedCount()
                    + " items read so far passes the filter. The next page reads on.");
        }
        var columns = items.columns().isEmpty()
                ? Columns.all(page.items(), checks.keys(), notes)
                : Columns.of(page.items(), items.columns());
        return new Look(
                columns,
                page.items(),
                page.scannedCount(),
                Optional.empty(),
                page.consumed(),
                wish.cursor(),
                page.cursor(),
                Optional.empty(),
                notes);
    }

    private Look statement(Call call, Statement statement, Wish wish) {
        if (wish.cursor().isPresent()) {
            return kept(call, Place.of(wish.cursor().get()), wish.rows());
        }
        if (!wish.confirmed()) {
            throw unconfirmed("This runs a statement");
        }
        var request = new SqlRequest(statement.sql(), statement.allowScan(), wish.rows());
        var result = survey.engine().run(request, call);
        Optional<String> kept = result.snapshot().map(Snapshot::id).or(() -> keep(call, statement, result));
        boolean more = result.count() > result.rows().size();
        return new Look(
                result.columns(),
                result.rows(),
                result.plan().reads().stream()
                        .flatMap(read -> read.actual().stream())
                        .mapToLong(cost -> cost.items())
                        .sum(),
                Optional.of(result.count()),
                result.consumed(),
                kept.map(id -> new Place(id, 0).text()),
                kept.filter(id -> more).map(id -> new Place(id, result.rows().size()).text()),
                Optional.of(result.plan()),
                result.notes());
    }

    /** So that the page can be loaded again without running the statement again. */
    private Optional<String> keep(Call call, Statement statement, SqlResult result) {
        var columns = result.columns().stream().map(Column::name).toList();
        try (var draft = keeper.begin(call, statement.sql(), columns)) {
            result.rows().forEach(draft::add);
            return Optional.of(draft.finish().id());
        } catch (ToolException full) {
            LOG.debug("The rows of a view are not kept: {}", full.getMessage());
            return Optional.empty();
        }
    }

    private Look kept(Call call, Place place, int rows) {
        var snapshot = survey.kept(call, place.snapshot());
        var page = survey.snapshots().rows(call, place.snapshot(), place.row(), rows);
        long behind = place.row() + page.size();
        return new Look(
                snapshot.columns(),
                page,
                0,
                Optional.of(snapshot.rows()),
                Consumed.NONE,
                Optional.of(place.text()),
                behind < snapshot.rows() && !page.isEmpty()
                        ? Optional.of(new Place(place.snapshot(), behind).text())
                        : Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static ToolException unconfirmed(String what) {
        return new ToolException(
                ToolException.Standard.DENIED, what + ": it begins when you say so. Use the button on the page.");
    }
}
