// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.data;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.view.View;
import dev.tablegate.host.view.Look;
import dev.tablegate.host.view.Outlook;
import dev.tablegate.host.view.Seat;
import dev.tablegate.host.view.Shown;
import dev.tablegate.host.view.Viewing;
import dev.tablegate.host.view.Wish;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at tables in memory, and remembers what was wished for. */
final class FakeViewing implements Viewing {

    final List<Shown> views = new ArrayList<>();
    final List<Wish> wishes = new ArrayList<>();
    private final FakeTables tables;

    FakeViewing(FakeTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Shown> list(int limit) {
        return List.copyOf(views);
    }

    @Override
    public Optional<Shown> find(String view) {
        return views.stream().filter(shown -> shown.view().id().equals(view)).findFirst();
    }

    @Override
    public void close(String view, String person) {
        views.removeIf(shown -> shown.view().id().equals(view));
    }

    @Override
    public Seat seat(String profile, String person) {
        return new Seat("seat-of-" + person, profile, person);
    }

    @Override
    public Optional<Seat> seated(String profile, String person) {
        return Optional.of(seat(profile, person));
    }

    @Override
    public void leave(String person) {}

    @Override
    public Call call(Seat seat) {
        return new FakeCall().withConnection(seat.connection()).withProfile(seat.profile());
    }

    @Override
    public Outlook outlook(Seat seat, View.Content content) {
        boolean scan =
                content instanceof View.Content.Items items && items.key().isEmpty();
        boolean query = content instanceof View.Content.Items && !scan;
        var cost = new Plan.Cost(1_000, 20, 500, 0.0000625);
        return new Outlook(
                query ? Plan.Access.QUERY : Plan.Access.SCAN,
                !query,
                Optional.of(new Plan(List.of(), cost, List.of())));
    }

    @Override
    public Look look(Seat seat, View.Content content, Wish wish) {
        wishes.add(wish);
        if (!(content instanceof View.Content.Items items)) {
            throw new IllegalArgumentException("There is no engine.");
        }
        var page = tables.scan(
                call(seat),
                new ScanRequest(
                        items.table(),
                        items.index(),
                        items.filter(),
                        List.of(),
                        false,
                        1,
                        Select.ITEMS,
                        new Bounds(wish.rows(), 1 << 20, Duration.ofSeconds(5)),
                        wish.cursor()));
        var columns = page.items().stream()
                .flatMap(item -> item.entrySet().stream())
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .map(name -> new Column(name, java.util.Set.of("S")))
                .toList();
        return new Look(
                columns,
                page.items(),
                page.scannedCount(),
                Optional.empty(),
                page.consumed(),
                wish.cursor(),
                page.cursor(),
                Optional.empty(),
                List.of());
    }

    @Override
    public Tables.GetResult item(Seat seat, String table, Map<String, Value> key) {
        return tables.get(call(seat), new GetRequest(table, key, List.of(), true));
    }
}
