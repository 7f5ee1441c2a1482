// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.Rows;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.export.Header.Made;
import dev.tablegate.export.Header.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One export, from where it stands to its end. */
final class Run {

    /** An export that does not get through in so many days is ended. */
    static final Duration LONGEST_WAIT = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Desk desk;
    private final Reader reader;
    private final BooleanSupplier stopping;
    private final String id;
    private final Halt halt;
    private final Call call;
    private boolean waits;

    Run(Desk desk, Reader reader, BooleanSupplier stopping, Header header) {
        this.desk = desk;
        this.reader = reader;
        this.stopping = stopping;
        this.id = header.id();
        this.halt = new Halt(this::stop);
        this.call = new ExportCall(header, desk.now().plus(desk.limits().longest()), halt);
    }

    /**
     * Goes on until it is over, or has to wait.
     *
     * @return false if a budget is used up, or the connection does not count for now: it goes on where it stands
     *     when that has changed
     * @throws CancellationException if the server is stopping: it goes on after the restart
     */
    boolean go() {
        try {
            Header header = read(current());
            end(header, write(header));
        } catch (ToolException failed) {
            stopped(halt.found().orElse(failed));
        } catch (IOException | RuntimeException broken) {
            // The disk, an exporter or the store: one export ends, the others go on.
            if (!stopping.getAsBoolean()) {
                LOG.error("The export {} failed", id, broken);
            }
            end("It failed inside the server; the log says why under " + id + ".");
        } finally {
            if (!stopping.getAsBoolean() && !waits) {
                desk.book().find(id).ifPresent(this::dropParts);
            }
        }
        return !waits;
    }

    private void stopped(ToolException why) {
        desk.book().find(id).ifPresent(header -> {
            Optional<String> end = new Patience(desk, reader).end(header, why, call);
            waits = end.isEmpty();
            end.ifPresentOrElse(this::end, () -> note(header, "It waits, and goes on by itself. " + why.getMessage()));
        });
    }

    private void note(Header header, String note) {
        if (!note.equals(header.note())) {
            desk.book().change(id, now -> now.running() ? now.noting(note, desk.now()) : now);
            desk.changed(id);
        }
    }

    private Header current() {
        return desk.book().find(id).orElseThrow(Run::cancelled);
    }

    private Header read(Header begun) {
        Header header = begun;
        var source = Source.read(header.wish().source());
        while (!header.spool().whole()) {
            checkNow();
            int part = header.spool().parts().size() + 1;
            var reading = new Reader.Reading(
                    call,
                    desk.limits(call.profile()),
                    "Export " + id + ", part " + part,
                    rows -> desk.progress(id, rows));
            Spool next = next(source, header.spool(), reading);
            Optional<Header> after = desk.book().change(id, now -> now.running() ? now.with(next, desk.now()) : now);
            if (after.filter(Header::running).isEmpty()) {
                // Cancelled while it was read: nobody else knows of the last part.
                drop(next);
                throw cancelled();
            }
            header = after.get();
            desk.changed(id);
        }
        return header;
    }

    /** A cursor that opens no more, after a long stop, is no reason to give up: all is read again. */
    private Spool next(ExportRequest.Source source, Spool spool, Reader.Reading reading) {
        try {
            return reader.next(source, spool, reading);
        } catch (ToolException refused) {
            if (refused.code() != Standard.INVALID_INPUT || spool.cursor().isEmpty()) {
                throw refused;
            }
            LOG.info("The export {} begins anew: {}", id, refused.getMessage());
            drop(spool);
            return reader.next(source, Spool.EMPTY, reading);
        }
    }

    private Made write(Header header) throws IOException {
        checkNow();
        note(header, "");
        List<Rows> parts = header.spool().parts().stream()
                .map(part -> reader.keeper().open(call, part))
                .toList();
        return desk.maker().make(header, new Joined(header.wish().name(), parts, call), call);
    }

    private void end(Header header, Made made) {
        var after = desk.book().change(id, now -> now.running() ? now.done(made, desk.now(), desk.keptUntil()) : now);
        if (after.filter(now -> now.status() == Status.DONE).isEmpty()) {
            // Cancelled while its last bytes were written.
            desk.maker().delete(header, made);
            return;
        }
        desk.trail().ended(after.get());
        desk.changed(id);
    }

    private void end(String why) {
        if (stopping.getAsBoolean()) {
            throw new CancellationException("the server is stopping");
        }
        desk.book()
                .change(id, now -> now.running() ? now.ended(Status.FAILED, why, desk.now(), desk.keptUntil()) : now)
                .filter(now -> now.status() == Status.FAILED)
                .ifPresent(desk.trail()::ended);
        desk.changed(id);
    }

    private void dropParts(Header header) {
        drop(header.spool());
    }

    private void drop(Spool spool) {
        if (spool.ours()) {
            spool.parts().forEach(part -> reader.keeper().delete(call, part));
        }
    }

    private void checkNow() {
        Optional<ToolException> why = stop();
        if (why.isPresent()) {
            throw why.get();
        }
    }

    private Optional<ToolException> stop() {
        if (stopping.getAsBoolean()) {
            return Optional.of(new ToolException(Standard.CANCELLED, "The server is stopping."));
        }
        if (desk.book().find(id).filter(Header::running).isEmpty()) {
            return Optional.of(cancelled());
        }
        if (!desk.grants().inForce(call.connection())) {
            return Optional.of(
                    desk.approved(call.connection())
                            ? new ToolException(
                                    Patience.Code.SUSPENDED,
                                    "The server is switched off, or the profile does not lead now where it did when the"
                                            + " connection was approved.")
                            : new ToolException(Standard.DENIED, "The connection is not approved any more."));
        }
        if (desk.now().isAfter(call.deadline())) {
            return Optional.of(new ToolException(
                    Standard.TIMED_OUT, "The export ran longer than it may. Export a part: a key, a filter."));
        }
        return Optional.empty();
    }

    private static ToolException cancelled() {
        return new ToolException(Standard.CANCELLED, "The export was cancelled.");
    }
}
