// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.commit.MemoryWriter;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** D6, for bulk updates: the process goes at every moment that there is, and no item is changed twice or left out. */
class JobCrashTest {

    private static final int THINGS = 130;

    @TempDir
    private Path folder;

    private final Fuse fuse = new Fuse();
    private FakeTables tables = tables();
    private MemoryWriter writer = new MemoryWriter(tables);

    private static FakeTables tables() {
        return new FakeTables()
                .add(
                        TableBuilder.table(Workshop.TABLE, "id"),
                        IntStream.range(0, THINGS).mapToObj(Workshop::thing).toList());
    }

    private Workshop workshop(Writer over) {
        return new Workshop(
                fuse.over(new MemoryStore()),
                tables,
                fuse.over(over),
                new MemoryProfiles(MemoryProfiles.local("demo")),
                folder);
    }

    @Test
    void goesOnAfterACrashAtEveryMoment() {
        int moment = 0;
        boolean crashed = true;
        for (; crashed; moment++) {
            tables = tables();
            writer = new MemoryWriter(tables);
            var workshop = workshop(writer);
            var job = workshop.propose(Workshop.addOne(120)).id();
            crashed = crashed(workshop, job, moment);
            if (crashed) {
                fuse.mend();
                workshop.restart();
                if (workshop.shown(job).job().status() == Status.PROPOSED) {
                    workshop.approve(job, 1_000);
                }
            }
            assertEquals(Status.DONE, workshop.settled(job), "crash at " + moment);
            for (int number = 0; number < THINGS; number++) {
                assertEquals(number < 120 ? 1 : 0, workshop.n(number), "crash at " + moment);
            }
            assertEquals(120, workshop.progress(job).changed(), "crash at " + moment);
            assertEquals(120, workshop.progress(job).matched(), "crash at " + moment);
        }
        assertTrue(moment > 20, "only so many moments: " + moment);
    }

    @Test
    void anUndoGoesOnAfterACrash() {
        boolean crashed = true;
        for (int moment = 1; crashed; moment += 3) {
            tables = tables();
            writer = new MemoryWriter(tables);
            var workshop = workshop(writer);
            var job = workshop.propose(Workshop.addOne(120)).id();
            assertEquals(Status.DONE, workshop.done(job));
            var undo = workshop.jobs.undo(job, "bob");
            crashed = crashed(workshop, undo, moment);
            if (crashed) {
                fuse.mend();
                workshop.restart();
                if (workshop.shown(undo).job().status() == Status.PROPOSED) {
                    workshop.approve(undo, 1_000);
                }
            }
            assertEquals(Status.DONE, workshop.settled(undo), "crash at " + moment);
            for (int number = 0; number < 120; number++) {
                assertEquals(0, workshop.n(number), "crash at " + moment);
                assertEquals(2, writer.times(Workshop.key(number)), "crash at " + moment);
            }
            assertEquals(120, workshop.progress(undo).changed(), "crash at " + moment);
        }
    }

    private boolean crashed(Workshop workshop, String job, int moment) {
        fuse.set(moment);
        try {
            workshop.approve(job, 1_000);
        } catch (Fuse.Gone gone) {
            return true;
        }
        var end = Instant.now().plusSeconds(30);
        while (!workshop.runner.idle(job) && !fuse.blown()) {
            assertTrue(Instant.now().isBefore(end), "still at it");
            Thread.onSpinWait();
        }
        return fuse.blown();
    }

    @Test
    void anItemThatSomebodyChangedAfterTheCrashIsLeftAlone() {
        var workshop = workshop(writer);
        var job = workshop.propose(Workshop.addOne(20)).id();
        // Approval, checkpoint of the page, then right after the first transaction.
        fuse.set(5);
        workshop.approve(job, 1_000);
        while (!fuse.blown()) {
            Thread.onSpinWait();
        }
        int written = workshop.n(3);
        var item = new HashMap<>(Workshop.thing(3));
        item.put("n", Value.Num.of(50));
        tables.put(Workshop.TABLE, item);
        fuse.mend();
        workshop.restart();
        assertEquals(Status.DONE, workshop.settled(job));
        assertEquals(50, workshop.n(3));
        assertEquals(1, workshop.progress(job).conflicts());
        assertEquals(19, workshop.progress(job).changed());
        assertEquals(1, written);
    }

    @Test
    void aTornLineOfTheUndoFileCountsForNothing() throws IOException {
        var file = new UndoFile(folder, "job");
        var image = new Image(4, Workshop.key(1), Workshop.thing(1), Workshop.thing(2));
        long end = file.append(0, List.of(image));
        Files.writeString(
                folder.resolve("job").resolve("undo.jsonl"), "{\"page\":4,\"key\":{", StandardOpenOption.APPEND);
        assertEquals(List.of(image), file.page(0).images());
        assertEquals(end, file.page(0).end());
        var next = new Image(5, Workshop.key(2), Workshop.thing(2), Workshop.thing(3));
        file.append(end, List.of(next));
        assertEquals(List.of(image), file.page(0).images());
        assertEquals(List.of(next), file.page(end).images());
        assertEquals(2, file.keys().length);
    }

    @Test
    void noAnswerIsNotTakenForNotWritten() {
        var calls = new AtomicInteger();
        var workshop = workshop((call, writes, token) -> {
            int number = calls.incrementAndGet();
            var result = number % 3 == 2 ? new Writer.Result.Written(0) : writer.transact(call, writes, token);
            if (number % 3 != 0) {
                throw new Writer.Unanswered("no answer", new IOException("no answer"));
            }
            return result;
        });
        var job = workshop.propose(Workshop.addOne(120)).id();
        assertEquals(Status.DONE, workshop.done(job));
        for (int number = 0; number < 120; number++) {
            assertEquals(1, workshop.n(number));
        }
        assertEquals(120, workshop.progress(job).changed());
    }

    @Test
    void itemsTellWhatNobodyAnswers() {
        var calls = new AtomicInteger();
        var workshop = workshop((call, writes, token) -> {
            if (calls.incrementAndGet() % 2 == 0) {
                writer.transact(call, writes, token);
            }
            if (calls.get() <= 12) {
                throw new Writer.Unanswered("no answer", new IOException("no answer"));
            }
            return writer.transact(call, writes, token);
        });
        var job = workshop.propose(Workshop.addOne(120)).id();
        assertEquals(Status.DONE, workshop.done(job));
        for (int number = 0; number < 120; number++) {
            assertEquals(1, workshop.n(number));
        }
        assertEquals(120, workshop.progress(job).changed());
    }
}
