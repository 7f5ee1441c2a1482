// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.sql.Costs;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.view.View;
import dev.tablegate.api.view.View.Content.Items;
import dev.tablegate.host.access.Power;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeGrants;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import dev.tablegate.tck.OpenSeal;
import dev.tablegate.tck.TableBuilder;
import dev.tablegate.workspace.disk.LiveWorkspace;
import dev.tablegate.workspace.snapshot.LiveSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Views over tables in memory and a real workspace. */
final class Gallery {

    static final FakeCall A = new FakeCall().withConnection("a");
    static final FakeCall B = new FakeCall().withConnection("b");
    static final int MOST = 3;

    final MovableClock clock = new MovableClock();
    final MemoryStore store = new MemoryStore(clock);
    final MemoryAudit audit = new MemoryAudit();
    final FakeGrants grants = new FakeGrants(Scope.FULL, "a", "b");
    private final Power power = power(grants);
    final List<String> events = new ArrayList<>();
    final FakeTables tables = new FakeTables()
            .add(
                    TableBuilder.table("Orders", "userId", "orderId")
                            .index("byStatus", true, "status", "", "KEYS_ONLY", List.of()),
                    IntStream.range(0, 30).mapToObj(Gallery::order).toList());
    final LiveSnapshots snapshots;
    final Survey survey;
    final LiveViews views;
    final LiveViewing viewing;
    final Sweeper sweeper;

    Gallery(Path data) {
        this(data, Optional.empty(), Optional.empty());
    }

    Gallery(Path data, Optional<Sql> sql, Optional<Costs> costs) {
        try {
            var workspace = new LiveWorkspace(
                    context(data), store, new OpenSeal(), events(), config(LiveWorkspace.Config.class));
            snapshots = new LiveSnapshots(workspace, config(LiveSnapshots.Config.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var board = board();
        survey = new Survey(tables, snapshots, sql, costs);
        views = new LiveViews(board, survey);
        var seats = new Seats(grants, power, store);
        viewing = new LiveViewing(board, seats, survey, new Reader(survey, snapshots));
        sweeper = new Sweeper(board);
    }

    /** What a restart of the server leaves: what is in the store. */
    LiveViews afterRestart() {
        return new LiveViews(board(), new Survey(tables, snapshots, Optional.empty(), Optional.empty()));
    }

    private Board board() {
        return new Board(
                new Board.Means(store, audit, grants, () -> URI.create("http://127.0.0.1:7420"), events(), clock),
                MOST,
                Duration.ofDays(14));
    }

    private static Map<String, Value> order(int number) {
        return Map.of(
                "userId", new Value.Text("u" + number % 3),
                "orderId", new Value.Text(String.format(Locale.ROOT, "o%02d", number)),
                "status", new Value.Text(number % 2 == 0 ? "open" : "done"),
                "total", Value.Num.of(number));
    }

    static Items scan(String table) {
        return new Items(table, Optional.empty(), Map.of(), Optional.empty(), false, Optional.empty(), List.of());
    }

    static Items query(String user) {
        return new Items(
                "Orders",
                Optional.empty(),
                Map.of("userId", new Value.Text(user)),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of());
    }

    /** The same against its order. */
    static Items descending(Items items) {
        return new Items(
                items.table(), items.index(), items.key(), items.sort(), true, items.filter(), items.columns());
    }

    View open(String title, View.Content content) {
        clock.advance(Duration.ofSeconds(1));
        return views.open(A, title, content, Optional.empty());
    }

    /** Switches the server on or off. */
    void turn(boolean on) {
        power.turn(on, "ada");
    }

    private EventAdmin events() {
        return new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                events.add(event.getTopic() + " " + event.getProperty("id"));
            }

            @Override
            public void sendEvent(Event event) {
                postEvent(event);
            }
        };
    }

    private static Power power(FakeGrants grants) {
        return new Power() {
            private boolean now = true;

            @Override
            public boolean on() {
                return now;
            }

            @Override
            public void turn(boolean on, String person) {
                now = on;
                grants.turn(on);
            }
        };
    }

    private static BundleContext context(Path data) {
        return (BundleContext) Proxy.newProxyInstance(
                Gallery.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> data.toString());
    }

    private static <C extends Annotation> C config(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getDefaultValue()));
    }
}
