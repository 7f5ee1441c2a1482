// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.staging.Job.Progress;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.commit.MemoryWriter;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.ForwardingTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.TableBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bulk updates that stop in the middle: paused, cancelled, withdrawn, over their budget. */
class BulkUpdatePauseTest {

    private static final int THINGS = 250;

    @TempDir
    private Path folder;

    private final FakeTables tables = new FakeTables()
            .add(
                    TableBuilder.table(Workshop.TABLE, "id").globalIndex("byN", "n:N", ""),
                    IntStream.range(0, THINGS).mapToObj(Workshop::thing).toList());
    private final MemoryWriter writer = new MemoryWriter(tables);
    private final MemoryProfiles profiles = new MemoryProfiles(MemoryProfiles.local("demo"));

    private Workshop workshop(Writer over) {
        return new Workshop(new MemoryStore(), tables, over, profiles, folder);
    }

    /** Before the second transaction. */
    private Writer interrupting(Runnable interruption) {
        var sent = new AtomicInteger();
        return new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                var result = writer.transact(call, writes, token);
                if (sent.incrementAndGet() == 1) {
                    interruption.run();
                }
                return result;
            }
        };
    }

    private void checkChangedOnce(Workshop workshop, int below) {
        for (int number = 0; number < THINGS; number++) {
            assertEquals(number < below ? 1 : 0, workshop.n(number));
        }
    }

    @Test
    void pausesWhenItsConnectionWasRevokedUntilAPersonResumesIt() {
        var workshops = new ArrayList<Workshop>();
        var workshop = workshop(interrupting(() -> workshops.getFirst().grants.end("connection-1")));
        workshops.add(workshop);
        var job = workshop.propose(Workshop.addOne(220));
        assertEquals(Status.PAUSED, workshop.done(job.id()));
        assertEquals(1, writer.transactions());
        assertTrue(workshop.progress(job.id()).note().contains("was revoked"), workshop.progress(job.id())::note);
        assertEquals("PAUSED", workshop.audit.events().getLast().details().get("status"));
        workshop.restart();
        assertEquals(Status.PAUSED, workshop.settled(job.id()));
        assertEquals(1, writer.transactions());
        workshop.jobs.resume(job.id(), "alice");
        assertEquals(Status.DONE, workshop.settled(job.id()));
        checkChangedOnce(workshop, 220);
        var undo = workshop.jobs.undo(job.id(), "alice");
        assertEquals(Status.DONE, workshop.done(undo), "a person decided on it after the connection had ended");
        checkChangedOnce(workshop, 0);
    }

    @Test
    void isTriedAndGoesOnAsFarAsItsBudget() {
        var pages = new AtomicInteger(1);
        var limited = new ForwardingTables(tables) {
            @Override
            public Page scan(Call call, ScanRequest request) {
                if (pages.getAndDecrement() <= 0) {
                    throw new ToolException(ToolException.Standard.OVER_BUDGET, "The budget is used up.");
                }
                var hundred = new Bounds(100, 1 << 20, Duration.ofMinutes(1));
                return super.scan(call, request.part(hundred, request.cursor()));
            }
        };
        var workshop = new Workshop(new MemoryStore(), limited, writer, profiles, folder);
        var job = workshop.propose(Workshop.addOne(220));
        assertEquals(100, job.trial().matched());
        assertFalse(job.trial().complete());
        pages.set(1);
        assertEquals(Status.PAUSED, workshop.done(job.id()));
        assertEquals("The budget is used up.", workshop.progress(job.id()).note());
        pages.set(10);
        workshop.jobs.resume(job.id(), "alice");
        assertEquals(Status.DONE, workshop.settled(job.id()));
        checkChangedOnce(workshop, 220);
    }

    @Test
    void pausesWhenItsProfileWasWithdrawn() {
        var workshop = workshop(interrupting(() -> profiles.lead("demo", "elsewhere")));
        var job = workshop.propose(Workshop.addOne(220));
        assertEquals(Status.PAUSED, workshop.done(job.id()));
        assertEquals(1, writer.transactions());
        assertTrue(workshop.progress(job.id()).note().contains("not exposed"), workshop.progress(job.id())::note);
        profiles.lead("demo", MemoryProfiles.TARGET);
        workshop.jobs.resume(job.id(), "alice");
        assertEquals(Status.DONE, workshop.settled(job.id()));
        checkChangedOnce(workshop, 220);
    }

    @Test
    void pausesResumesAndIsCancelled() {
        var calls = new AtomicInteger();
        var workshops = new Workshop[1];
        var ids = new String[1];
        var workshop = workshop((call, writes, token) -> {
            var result = writer.transact(call, writes, token);
            if (calls.incrementAndGet() == 2) {
                workshops[0].jobs.pause(ids[0], "bob");
            }
            if (calls.get() == 5) {
                workshops[0].updates.cancel(workshops[0].call, ids[0]);
            }
            return result;
        });
        workshops[0] = workshop;
        ids[0] = workshop.propose(Workshop.addOne(THINGS)).id();
        assertEquals(Status.PAUSED, workshop.done(ids[0]));
        assertEquals(50, workshop.progress(ids[0]).changed());
        workshop.jobs.resume(ids[0], "bob");
        assertEquals(Status.CANCELLED, workshop.settled(ids[0]));
        assertEquals(125, workshop.progress(ids[0]).changed());
        int changed = (int) IntStream.range(0, THINGS)
                .filter(number -> workshop.n(number) == 1)
                .count();
        assertEquals(125, changed);
        assertThrows(IllegalArgumentException.class, () -> workshop.jobs.resume(ids[0], "bob"));
        assertThrows(ToolException.class, () -> workshop.updates.cancel(workshop.call, ids[0]));
        assertTrue(
                workshop.actions()
                        .containsAll(List.of("bulk-update-pause", "bulk-update-resume", "bulk-update-cancel")),
                workshop.actions()::toString);
    }

    @Test
    void aCursorThatIsTooOldMakesNoItemChangeTwice() {
        var stale = new StaleCursors(tables);
        var calls = new AtomicInteger();
        var workshops = new Workshop[1];
        var ids = new String[1];
        var workshop = new Workshop(
                new MemoryStore(),
                stale,
                (call, writes, token) -> {
                    if (calls.incrementAndGet() == 6) {
                        workshops[0].jobs.pause(ids[0], "bob");
                    }
                    return writer.transact(call, writes, token);
                },
                profiles,
                folder);
        workshops[0] = workshop;
        ids[0] = workshop.propose(Workshop.addOne(240)).id();
        assertEquals(Status.PAUSED, workshop.done(ids[0]));
        stale.forget();
        workshop.jobs.resume(ids[0], "bob");
        assertEquals(Status.DONE, workshop.settled(ids[0]));
        for (int number = 0; number < THINGS; number++) {
            assertEquals(number < 240 ? 1 : 0, workshop.n(number));
        }
        assertEquals(new Progress(240, 240, 0, 0, 0, ""), workshop.progress(ids[0]));
    }
}
