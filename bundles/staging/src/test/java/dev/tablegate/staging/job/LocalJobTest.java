// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.staging.commit.LocalThings;
import dev.tablegate.tck.MemoryStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Bulk updates over DynamoDB Local, with the writes and reads of the product. */
class LocalJobTest {

    private static final int THINGS = 300;

    private static LocalThings things;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        things = new LocalThings();
    }

    @AfterAll
    static void stop() {
        things.close();
    }

    @BeforeEach
    void fill() {
        things.fill(IntStream.range(0, THINGS).mapToObj(Workshop::thing).toList());
    }

    private Workshop workshop(Fuse fuse) {
        return new Workshop(
                fuse.over(new MemoryStore()), things.tables, fuse.over(things.writer), things.profiles, folder);
    }

    @Test
    void changesUndoesAndGoesOnAfterACrash() {
        var fuse = new Fuse();
        var workshop = workshop(fuse);
        var job = workshop.propose(Workshop.addOne(150)).id();
        fuse.set(18);
        workshop.approve(job, 1_000);
        while (!fuse.blown()) {
            Thread.onSpinWait();
        }
        fuse.mend();
        workshop.restart();
        assertEquals(Status.DONE, workshop.settled(job));
        assertEquals(150, workshop.progress(job).changed());
        IntStream.range(0, THINGS).forEach(number -> assertEquals(number < 150 ? 1 : 0, things.n(number)));
        var undo = workshop.jobs.undo(job, "bob");
        assertEquals(Status.DONE, workshop.done(undo));
        assertEquals(150, workshop.progress(undo).changed());
        IntStream.range(0, THINGS).forEach(number -> assertEquals(0, things.n(number)));
    }

    /** S3, at the scale of one table. */
    @Test
    void concurrentWritersLoseNothing() throws InterruptedException {
        var workshop = workshop(new Fuse());
        var rule = new Job.Rule(
                Workshop.TABLE,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Expression("SET n = n + :million", Map.of(), Map.of(":million", Value.Num.of(1_000_000))));
        var job = workshop.propose(rule).id();
        var added = new AtomicInteger[THINGS];
        IntStream.range(0, THINGS).forEach(number -> added[number] = new AtomicInteger());
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 4; round++) {
                int step = round;
                threads.submit(() -> {
                    for (int i = 0; i < THINGS && !Thread.interrupted(); i++) {
                        int number = (i * 7 + step * 75) % THINGS;
                        things.add(number, 1);
                        added[number].incrementAndGet();
                    }
                    return step;
                });
            }
            workshop.done(job);
        }
        var progress = workshop.progress(job);
        int millions = 0;
        for (int number = 0; number < THINGS; number++) {
            int n = things.n(number);
            assertEquals(added[number].get(), n % 1_000_000);
            millions += n / 1_000_000;
        }
        assertEquals(Status.DONE, workshop.shown(job).job().status());
        assertEquals(millions, progress.changed());
        assertEquals(THINGS, progress.changed() + progress.conflicts());
    }
}
