// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.workspace.Workspace;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeGrants;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryProfiles;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Exports over a real workspace, and tables in memory. {@link #restart} is what a restart of the server is. */
final class Office {

    static final FakeCall A = new FakeCall().withConnection("a");
    static final FakeCall B = new FakeCall().withConnection("b");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MemoryStore store = new MemoryStore();
    final MemoryAudit audit = new MemoryAudit();
    final FakeGrants grants = new FakeGrants(Scope.FULL, "a", "b");
    final MemoryProfiles profiles = new MemoryProfiles(MemoryProfiles.local("demo"));
    final MovableClock clock = new MovableClock();
    final FakeTables items = new FakeTables();
    final GatedTables tables = new GatedTables(items);
    final LiveWorkspace workspace;
    final LiveSnapshots snapshots;
    private final Limits limits;
    private Optional<Sql> sql = Optional.empty();
    Desk desk;
    Runner runner;
    LiveExports exports;
    LiveExportFiles files;

    Office(Path data) {
        this(data, new Limits(1_000, 0, 1 << 20, 2, 2, Duration.ofHours(24), Duration.ofHours(6)));
    }

    Office(Path data, Limits limits) {
        this.limits = limits;
        try {
            workspace = new LiveWorkspace(
                    context(data), store, new OpenSeal(), events(), config(LiveWorkspace.Config.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        snapshots = new LiveSnapshots(workspace, config(LiveSnapshots.Config.class));
        desk = desk();
        runner = new Runner(desk, reader(), LOOK_AGAIN);
        exports = new LiveExports(desk, runner, new FakeExporters());
        files = new LiveExportFiles(desk, workspace);
    }

    /** With this engine, after a restart. */
    void restartWith(Sql engine) throws InterruptedException {
        sql = Optional.of(engine);
        restart();
    }

    void restart() throws InterruptedException {
        runner.close();
        desk = desk();
        runner = new Runner(desk, reader(), LOOK_AGAIN);
        exports = new LiveExports(desk, runner, new FakeExporters());
        files = new LiveExportFiles(desk, workspace);
    }

    private Reader reader() {
        // A part of some ten items.
        return new Reader(tables, sql, snapshots, 100);
    }

    private Desk desk() {
        return new Desk(
                new Desk.Means(
                        store,
                        audit,
                        grants,
                        profiles,
                        () -> URI.create("http://127.0.0.1:7420"),
                        events(),
                        workspace,
                        new FakeExporters(),
                        clock),
                limits);
    }

    /** A table with items {@code item-000} and so on; every tenth has one attribute more. */
    Office table(String name, int count) {
        items.add(
                TableBuilder.table(name, "id"),
                IntStream.range(0, count).mapToObj(Office::item).toList());
        return this;
    }

    private static Map<String, Value> item(int number) {
        var item = new LinkedHashMap<String, Value>();
        item.put("id", new Value.Text(String.format(Locale.ROOT, "item-%03d", number)));
        item.put("number", Value.Num.of(number));
        if (number % 10 == 9) {
            item.put("late", new Value.Bool(true));
        }
        return item;
    }

    static ExportRequest table(String name) {
        return new ExportRequest("lines", new ExportRequest.Source.Table(scan(name)), Compression.NONE);
    }

    static ScanRequest scan(String name) {
        return new ScanRequest(
                name,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                1,
                Select.ITEMS,
                new Bounds(1, 1, Duration.ZERO),
                Optional.empty());
    }

    Export ended(Export export) {
        return until(() -> exports.find(export.id(), A).filter(now -> now.status() != Export.Status.RUNNING));
    }

    byte[] content(URI resource) {
        var file = file(resource).orElseThrow();
        try (var in = workspace.open(file, 0)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Workspace.File> file(URI resource) {
        String uri = resource.toString();
        return workspace.find("a", uri.substring(Workspace.RESOURCE.length()));
    }

    static void await(BooleanSupplier wanted) {
        until(() -> wanted.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static <T> T until(Supplier<Optional<T>> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<T> now = wanted.get();
            if (now.isPresent()) {
                return now.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            Thread.onSpinWait();
        }
    }

    private static BundleContext context(Path data) {
        return (BundleContext) Proxy.newProxyInstance(
                Office.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> data.toString());
    }

    /** A configuration with all defaults. */
    static <C extends Annotation> C config(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getDefaultValue()));
    }

    private static EventAdmin events() {
        return new EventAdmin() {
            @Override
            public void postEvent(Event event) {}

            @Override
            public void sendEvent(Event event) {}
        };
    }
}
