// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.export.Exports;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.export.Header.Spool;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.export.Exporters;
import dev.tablegate.host.store.RandomIds;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What connections do with exports. */
@Component
public final class LiveExports implements Exports {

    /** What the store takes of one, with room for the rest. */
    private static final int LONGEST_SOURCE = 100_000;

    private static final int MOST_KEPT = 200;
    private static final int MOST_WITHOUT_FILE = 50;

    private final ReentrantLock starting = new ReentrantLock();
    private final Desk desk;
    private final Runner runner;
    private final Exporters exporters;

    @Activate
    public LiveExports(@Reference Desk desk, @Reference Runner runner, @Reference Exporters exporters) {
        this.desk = desk;
        this.runner = runner;
        this.exporters = exporters;
    }

    @Override
    public List<Format> formats() {
        return exporters.formats();
    }

    @Override
    public Export start(ExportRequest request, Call call) {
        Format format = format(request);
        runner.reader().check(request.source(), call);
        var header = header(request, format, call);
        starting.lock();
        try {
            checkRoom(call);
            desk.trail().started(header);
            desk.book().create(header);
        } finally {
            starting.unlock();
        }
        runner.begin(header.id());
        desk.changed(header.id());
        return desk.shown(header);
    }

    @Override
    public List<Export> list(Call call) {
        return own(call).stream().map(desk::shown).toList();
    }

    @Override
    public Optional<Export> find(String id, Call call) {
        return header(id, call).map(desk::shown);
    }

    @Override
    public void cancel(String id, Call call) {
        Header header = header(id, call)
                .orElseThrow(() -> new ToolException(
                        Standard.NOT_FOUND, "This connection has no export '" + id + "': it may have expired."));
        desk.trail().cancelled(header, Optional.empty());
        desk.cancel(header);
    }

    private Format format(ExportRequest request) {
        var names = formats().stream().map(Format::format).toList();
        Format format = exporters
                .find(request.format())
                .orElseThrow(() -> new ToolException(
                        Standard.INVALID_INPUT,
                        "There is no format '" + request.format() + "'."
                                + Nearest.to(request.format(), names).stream()
                                        .findFirst()
                                        .map(near -> " Did you mean '" + near + "'?")
                                        .orElse("")
                                + " The formats are: " + String.join(", ", names) + "."));
        if (request.compression() != Compression.NONE && !format.compressible()) {
            throw new ToolException(
                    Standard.INVALID_INPUT,
                    "Files of the format " + format.format() + " are compressed already. Leave compression out.");
        }
        Packing.of(request.compression()).check();
        return format;
    }

    private Header header(ExportRequest request, Format format, Call call) {
        Grant grant = desk.grants().list().stream()
                .filter(one -> one.connection().equals(call.connection()))
                .findFirst()
                .orElseThrow(() ->
                        new ToolException(Standard.DENIED, "The connection is not approved any more. Connect again."));
        String source = Source.write(request.source());
        if (source.length() > LONGEST_SOURCE) {
            throw new ToolException(
                    Standard.INVALID_INPUT, "The statement or filter is too long to be kept. Write a shorter one.");
        }
        var wish = new Header.Wish(
                format.format(),
                format.mediaType(),
                format.extension(),
                request.compression(),
                source,
                Source.name(request.source()));
        return new Header(
                RandomIds.fresh(),
                new Header.Origin(call.connection(), grant.label(), grant.approver(), call.profile()),
                wish,
                Spool.EMPTY,
                Status.RUNNING,
                "",
                Optional.empty(),
                desk.now(),
                desk.now(),
                desk.keptUntil());
    }

    private void checkRoom(Call call) {
        var own = own(call);
        long running = own.stream().filter(Header::running).count();
        // Newest first: of those that failed or were cancelled, the older ones make room.
        own.stream()
                .filter(header -> !header.running() && header.file().isEmpty())
                .skip(MOST_WITHOUT_FILE)
                .forEach(desk::forget);
        if (own.stream().filter(header -> header.file().isPresent()).count() >= MOST_KEPT) {
            throw new ToolException(
                    Standard.DENIED,
                    "This connection keeps " + MOST_KEPT
                            + " exported files, which is as many as it may. Cancel some that"
                            + " are not needed any more.");
        }
        if (running >= desk.limits().running()) {
            throw new ToolException(
                    Standard.THROTTLED,
                    "This connection has " + running + " exports running, which is as many as it may. Wait until one is"
                            + " done, or cancel one.");
        }
    }

    private List<Header> own(Call call) {
        return desk.book().all().stream()
                .filter(header -> belongs(header, call))
                .toList();
    }

    private Optional<Header> header(String id, Call call) {
        return desk.book().find(id).filter(header -> belongs(header, call));
    }

    private boolean belongs(Header header, Call call) {
        return header.origin().connection().equals(call.connection())
                && header.origin().profile().equals(call.profile())
                && desk.lives(header);
    }
}
