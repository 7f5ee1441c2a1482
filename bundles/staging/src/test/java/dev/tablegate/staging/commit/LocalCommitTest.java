// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** S3, S5 and crowds of commits, over DynamoDB Local. */
class LocalCommitTest {

    private static final long SEED = 20_261_121;
    private static final int CROWD = Integer.getInteger("tablegate.crowd", 1_000);

    private static LocalThings things;

    @BeforeAll
    static void start() {
        things = new LocalThings();
    }

    @AfterAll
    static void stop() {
        things.close();
    }

    /** S3: others add 100 to random items all the while; none of their additions is lost, and none of ours twice. */
    @Test
    void writersBesideItLoseNothing() throws Exception {
        var changes = IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> Things.update(number, 1, 2))
                .toList();
        things.fill(Things.items(changes));
        var added = new int[1_001];
        var ledger = ledger(changes);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var others = threads.submit(() -> {
                var random = new Random(SEED);
                for (int times = 0; times < 400 && ledger.status() == Status.COMMITTING; times++) {
                    int number = 1 + random.nextInt(1_000);
                    things.add(number, 100);
                    added[number] += 100;
                }
            });
            // Each conflict stops a commit; people decide again on what is left, until only conflicts are.
            for (int times = 0; times < 1_000 && !ledger.left().isEmpty(); times++) {
                commit(ledger, things.writer);
                ledger.goOn(Instant.now());
            }
            others.get();
        }
        var outcomes = ledger.outcomes();
        assertEquals(1_000, outcomes.size());
        for (int number = 1; number <= 1_000; number++) {
            boolean ours = outcomes.get(number) instanceof Outcome.Committed;
            assertEquals(added[number] + (ours ? 2 : 1), things.n(number), "thing" + number);
        }
        assertTrue(outcomes.values().stream().anyMatch(Outcome.Committed.class::isInstance));
    }

    /** What goes wrong at the boundary of a transaction. */
    enum Fault {
        /** The request is lost. */
        LOST {
            @Override
            Writer.Result around(Callable<Writer.Result> request) {
                throw new Writer.Unanswered("lost", new IllegalStateException());
            }
        },
        /** The answer is lost. */
        ANSWER_LOST {
            @Override
            Writer.Result around(Callable<Writer.Result> request) throws Exception {
                request.call();
                throw new Writer.Unanswered("lost", new IllegalStateException());
            }
        },
        /** Nothing is allowed from here on. */
        DENIED {
            @Override
            Writer.Result around(Callable<Writer.Result> request) {
                throw new ToolException(ToolException.Standard.DENIED, "A permission is missing.");
            }
        };

        abstract Writer.Result around(Callable<Writer.Result> request) throws Exception;
    }

    /** S5: three transactions; whatever goes wrong at whichever of them, the report is what the table says. */
    @ParameterizedTest
    @EnumSource
    void theReportIsWhatTheTableSays(Fault fault) throws Exception {
        var changes = Things.changes(300);
        for (int boundary = 1; boundary <= 3; boundary++) {
            things.fill(Things.items(changes));
            var ledger = ledger(changes);
            commit(ledger, failing(boundary, fault));
            int written = fault == Fault.DENIED ? 100 * (boundary - 1) : 300;
            checkReport(changes, ledger, written);
        }
    }

    /** S5, with a person who stops it where DynamoDB gave no answer. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DENIED")
    void whatWasStoppedIsWhatTheTableSays(Fault fault) throws Exception {
        var changes = Things.changes(300);
        for (int boundary = 1; boundary <= 3; boundary++) {
            things.fill(Things.items(changes));
            var clock = new MovableClock();
            var ledger = ledger(changes);
            var failing = failing(boundary, fault);
            var sent = new AtomicInteger();
            int last = boundary;
            Writer stopping = new Writer() {
                @Override
                public Result transact(Call call, List<ItemWrite> writes, String token) {
                    if (sent.incrementAndGet() == last) {
                        ledger.stop("grace");
                    }
                    return failing.transact(call, writes, token);
                }
            };
            var means = new Means(
                    ledger,
                    new Journal(new MemoryStore()),
                    stopping,
                    things.tables,
                    things.profiles,
                    clock,
                    clock::advance);
            new Run(means, ledger.committing().getFirst()).go();
            assertEquals(boundary, sent.get());
            checkReport(changes, ledger, 100 * (fault == Fault.LOST ? boundary - 1 : boundary));
        }
    }

    /** S5, with somebody else's write at each boundary. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aConflictAtABoundaryIsWhatTheTableSays(int boundary) throws Exception {
        var changes = Things.changes(300);
        things.fill(Things.items(changes));
        // The 49th of its transaction, and one that is changed, not made or removed.
        int number = 100 * (boundary - 1) + (boundary == 1 ? 49 : boundary == 2 ? 48 : 50);
        var ledger = ledger(changes);
        var sent = new AtomicInteger();
        commit(ledger, new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                if (sent.incrementAndGet() == boundary) {
                    // Between the last look and the write.
                    things.add(number, 100);
                }
                return things.writer.transact(call, writes, token);
            }
        });
        assertEquals(
                new Outcome.Conflicting(things.item(number)), ledger.outcomes().get(number));
        assertEquals(boundary == 1 ? Status.CONFLICT : Status.PARTIAL, ledger.status());
        checkReport(changes.stream().filter(one -> one.number() != number).toList(), ledger, 100 * (boundary - 1));
    }

    /** Each of a crowd staged one more upon the same number; as many commits succeed as the number says. */
    @Test
    void aCrowdLosesNoUpdate() throws Exception {
        things.fill(List.of(Things.item(1, 0)));
        var succeeded = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var commits = new ArrayList<Callable<Void>>();
            for (int one = 0; one < CROWD; one++) {
                var set = "set" + one;
                commits.add(() -> {
                    int before = things.n(1);
                    var ledger = ledger(set, List.of(Things.update(1, before, before + 1)));
                    commit(ledger, things.writer);
                    if (ledger.status() == Status.COMMITTED) {
                        succeeded.incrementAndGet();
                    }
                    return null;
                });
            }
            for (var commit : threads.invokeAll(commits)) {
                commit.get();
            }
        }
        assertEquals(things.n(1), succeeded.get());
        assertTrue(succeeded.get() > 0);
    }

    private static void checkReport(List<Planned> changes, MemoryLedger ledger, int written) {
        int committed = 0;
        for (var change : changes) {
            boolean ours = ledger.outcomes().get(change.number()) instanceof Outcome.Committed;
            assertEquals(ours ? change.result() : change.base(), things.item(change.number()));
            committed += ours ? 1 : 0;
        }
        assertEquals(written, committed);
    }

    private static Writer failing(int boundary, Fault fault) {
        var sent = new AtomicInteger();
        return new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                Callable<Result> request = () -> things.writer.transact(call, writes, token);
                try {
                    return sent.incrementAndGet() == boundary ? fault.around(request) : request.call();
                } catch (RuntimeException failure) {
                    throw failure;
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
            }
        };
    }

    private static MemoryLedger ledger(List<Planned> changes) {
        return ledger("set1", changes);
    }

    private static MemoryLedger ledger(String set, List<Planned> changes) {
        return new MemoryLedger(set, changes, MemoryProfiles.TARGET, false, Instant.now());
    }

    private static void commit(MemoryLedger ledger, Writer writer) throws InterruptedException {
        var means = new Means(
                ledger,
                new Journal(new MemoryStore()),
                writer,
                things.tables,
                things.profiles,
                Clock.systemUTC(),
                time -> Thread.sleep(Math.min(time.toMillis(), 20)));
        new Run(means, ledger.committing().getFirst()).go();
    }
}
