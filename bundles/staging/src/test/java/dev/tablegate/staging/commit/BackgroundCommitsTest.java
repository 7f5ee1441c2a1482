// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.write.Writer;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Commits on threads of their own. */
class BackgroundCommitsTest {

    private static final String SET = "set1";

    private final MemoryStore store = new MemoryStore();
    private final MemoryAudit audit = new MemoryAudit();
    private final FakeTables tables = new FakeTables().add(Things.SHAPE, Things.items(Things.changes(250)));
    private final MemoryWriter writer = new MemoryWriter(tables);
    private final MemoryLedger ledger =
            new MemoryLedger(SET, Things.changes(250), MemoryProfiles.TARGET, false, Instant.now());

    @Test
    void goesOnAtTheStartWithWhatWasBrokenOff() throws Exception {
        var commits = commits(writer);
        await(() -> !audit.events().isEmpty());
        assertEquals(Status.COMMITTED, ledger.status());
        var event = audit.events().getFirst();
        assertEquals("commit-ended", event.action());
        assertEquals(Event.Kind.CHANGE, event.kind());
        assertEquals(Map.of("set", SET, "digest", "digest", "status", "COMMITTED"), event.details());
        commits.close();
    }

    @Test
    void forgetsWhatAnEndedCommitLeftInTheJournal() throws Exception {
        store.write(Change.put("commit-journal", "gone", "{}", Optional.empty()));
        var commits = commits(writer);
        await(() -> store.list("commit-journal", "").isEmpty());
        commits.close();
    }

    @Test
    void beginsAgainForADecisionThatCameMeanwhile() throws Exception {
        var sent = new CountDownLatch(1);
        var decided = new CountDownLatch(1);
        var commits = commits((call, writes, token) -> {
            sent.countDown();
            await(decided);
            return writer.transact(call, writes, token);
        });
        await(sent);
        commits.begin(SET);
        decided.countDown();
        await(() -> ledger.status() == Status.COMMITTED);
        commits.begin(SET);
        commits.close();
        assertEquals(3, writer.transactions());
    }

    /** The journal says it; the next start settles it. */
    @Test
    void aStopLeavesItForTheNextStart() throws Exception {
        var sent = new CountDownLatch(1);
        var commits = commits((call, writes, token) -> {
            sent.countDown();
            await(new CountDownLatch(1));
            return writer.transact(call, writes, token);
        });
        await(sent);
        commits.close();
        assertEquals(Status.COMMITTING, ledger.status());
        var next = commits(writer);
        await(() -> ledger.status() == Status.COMMITTED);
        next.close();
        assertEquals(3, writer.transactions());
    }

    private BackgroundCommits commits(Writer over) {
        return new BackgroundCommits(
                ledger, over, tables, new MemoryProfiles(MemoryProfiles.local("demo")), store, audit);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Writer.Unanswered("stopping", stopping);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end);
            Thread.sleep(5);
        }
    }
}
