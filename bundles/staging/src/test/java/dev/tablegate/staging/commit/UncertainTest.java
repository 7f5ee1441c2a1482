// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a commit does when DynamoDB answers badly, late or not at all. */
class UncertainTest {

    private static final String SET = "set1";

    private final MovableClock clock = new MovableClock();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Planned> changes = Things.changes(3);
    private final MemoryProfiles profiles = new MemoryProfiles(MemoryProfiles.local("demo"));
    private MemoryStore store = new MemoryStore(clock);
    private FakeTables tables;
    private MemoryWriter writer;
    private MemoryLedger ledger;
    private int sent;
    private boolean readable = true;

    /** What comes back in place of the answer to a request, which may be done before. */
    private interface Answer {
        Writer.Result to(Supplier<Writer.Result> request);
    }

    @BeforeEach
    void set() {
        tables = new FakeTables().add(Things.SHAPE, Things.items(changes));
        writer = new MemoryWriter(tables);
        ledger = new MemoryLedger(SET, changes, MemoryProfiles.TARGET, false, clock.instant());
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameToken() throws InterruptedException {
        answers.add(UncertainTest::doneAndLost);
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(1, writer.transactions());
        assertEquals(2, sent);
    }

    @Test
    void aLostRequestIsSentAgain() throws InterruptedException {
        answers.add(UncertainTest::lost);
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(1, writer.transactions());
    }

    @Test
    void anOutageOfAnHourEndsWithTheTruth() throws InterruptedException {
        answers.add(UncertainTest::doneAndLost);
        for (int times = 0; times < 100; times++) {
            answers.add(UncertainTest::lost);
        }
        writer.forgetTokens();
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(1, writer.transactions());
    }

    /** Not all that speak this protocol keep tokens. */
    @Test
    void aServerWithoutTokensIsNoHindrance() throws InterruptedException {
        answers.add(request -> {
            request.get();
            writer.forgetTokens();
            throw new Writer.Unanswered("lost", new IllegalStateException());
        });
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(1, writer.transactions());
    }

    @Test
    void whatIsInTheWayForAMomentIsWaitedFor() throws InterruptedException {
        for (int times = 0; times < 5; times++) {
            answers.add(UncertainTest::busy);
        }
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(6, sent);
    }

    @Test
    void whatIsInTheWayForLongEndsIt() throws InterruptedException {
        for (int times = 0; times < 100; times++) {
            answers.add(UncertainTest::busy);
        }
        commit();
        assertEquals(Status.SUBMITTED, ledger.status());
        assertEquals("Somebody is in the way.", ledger.trouble());
        assertEquals(6, sent);
        answers.clear();
        clock.advance(Duration.ofSeconds(1));
        ledger.again(clock.instant());
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
    }

    @Test
    void aMissingPermissionEndsItWithASentence() throws InterruptedException {
        answers.add(request -> {
            throw new ToolException(ToolException.Standard.DENIED, "A permission is missing.");
        });
        commit();
        assertEquals(Status.SUBMITTED, ledger.status());
        assertEquals("A permission is missing.", ledger.trouble());
        assertTrue(ledger.outcomes().isEmpty());
    }

    @Test
    void whatIsInvalidIsToldOfTheChange() throws InterruptedException {
        answers.add(request -> new Writer.Result.Refused(
                List.of(new Writer.Reason.None(), new Writer.Reason.Invalid("Too large."), new Writer.Reason.None())));
        commit();
        assertEquals(Map.of(2, new Outcome.Failed("Too large.")), ledger.outcomes());
    }

    @Test
    void nothingIsWrittenElsewhere() throws InterruptedException {
        profiles.lead("demo", "elsewhere");
        commit();
        assertEquals(0, sent);
        assertEquals(Status.SUBMITTED, ledger.status());
        assertTrue(ledger.trouble().contains("leads elsewhere"), ledger.trouble());
    }

    /** Neither sent again nor compared there: it is another DynamoDB. */
    @Test
    void whatCannotBeKnownIsCalledUnknown() throws InterruptedException {
        answers.add(request -> {
            profiles.lead("demo", "elsewhere");
            throw new Writer.Unanswered("lost", new IllegalStateException());
        });
        commit();
        assertEquals(1, sent);
        checkUnknown();
    }

    private void checkUnknown() {
        assertEquals(Set.of(1, 2, 3), ledger.outcomes().keySet());
        ledger.outcomes().values().forEach(outcome -> assertInstanceOf(Outcome.Unknown.class, outcome));
        assertEquals(Status.PARTIAL, ledger.status());
        assertTrue(ledger.trouble().contains("not known of 3 changes"), ledger.trouble());
    }

    /** DynamoDB never answers a write again; when this many were sent, a person stops it. */
    private void silence(int sends, Answer first) {
        answers.add(first);
        for (int times = 1; times < 1_000; times++) {
            boolean enough = times == sends;
            answers.add(request -> {
                if (enough) {
                    ledger.stop("grace");
                }
                return lost(request);
            });
        }
    }

    @Test
    void whatIsStoppedIsDecidedByItsItems() throws InterruptedException {
        silence(3, UncertainTest::doneAndLost);
        commit();
        assertEquals(4, sent);
        assertEquals(Status.COMMITTED, ledger.status());
        assertEquals(1, writer.transactions());
    }

    @Test
    void whatIsStoppedAndNotWrittenWaitsAgain() throws InterruptedException {
        silence(2, UncertainTest::lost);
        var before = clock.instant();
        commit();
        assertEquals(3, sent);
        assertEquals(Status.SUBMITTED, ledger.status());
        assertEquals(Map.of(), ledger.outcomes());
        assertEquals("grace stopped the commit. Nothing more was sent.", ledger.trouble());
        assertTrue(
                Duration.between(before, clock.instant()).toSeconds() >= 10,
                "a request may arrive late: it is waited for");
        answers.clear();
        ledger.again(clock.instant());
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
    }

    @Test
    void whatIsStoppedAndCannotBeReadIsUnknown() throws InterruptedException {
        silence(2, request -> {
            readable = false;
            throw new Writer.Unanswered("lost", new IllegalStateException());
        });
        var before = clock.instant();
        commit();
        checkUnknown();
        assertTrue(ledger.trouble().startsWith("grace stopped"), ledger.trouble());
        assertTrue(Duration.between(before, clock.instant()).toMinutes() < 2);
    }

    @Test
    void nothingIsSentAfterAStop() throws InterruptedException {
        var many = Things.changes(250);
        tables = new FakeTables().add(Things.SHAPE, Things.items(many));
        writer = new MemoryWriter(tables);
        ledger = new MemoryLedger(SET, many, MemoryProfiles.TARGET, false, clock.instant());
        answers.add(request -> {
            ledger.stop("grace");
            return request.get();
        });
        commit();
        assertEquals(1, sent);
        assertEquals(100, ledger.outcomes().size());
        assertEquals(150, ledger.left().size());
        assertEquals(Status.PARTIAL, ledger.status());
    }

    @Test
    void aStopEndsTheWaitForAProfile() throws InterruptedException {
        profiles.lead("demo", "elsewhere");
        ledger.stop("grace");
        var before = clock.instant();
        commit();
        assertEquals(Status.SUBMITTED, ledger.status());
        assertEquals(before, clock.instant());
        assertTrue(ledger.trouble().contains("grace stopped"), ledger.trouble());
    }

    /** At each point where the process may be gone: what may have been sent is never taken for what waits. */
    @Test
    void aStopOutlivesACrashAtAnyPoint() throws InterruptedException {
        boolean crashed = true;
        for (int point = 1; crashed; point++) {
            store = new MemoryStore(clock);
            set();
            sent = 0;
            readable = true;
            answers.clear();
            answers.add(request -> {
                ledger.stop("grace");
                readable = false;
                return doneAndLost(request);
            });
            crashed = commit(new Crashes(point));
            if (crashed) {
                ledger.stop("grace");
                commit();
            }
            assertEquals(sent == 0, writer.transactions() == 0);
            if (sent > 0) {
                checkUnknown();
            }
            assertNotEquals(Status.COMMITTING, ledger.status());
            assertTrue(sent <= 1, "sent again after point " + point);
        }
    }

    @Test
    void anAtomicSetIsOneTransaction() throws InterruptedException {
        var many = Things.changes(100);
        tables = new FakeTables().add(Things.SHAPE, Things.items(many));
        writer = new MemoryWriter(tables);
        ledger = new MemoryLedger(SET, many, MemoryProfiles.TARGET, true, clock.instant());
        commit();
        assertEquals(1, writer.transactions());
        assertEquals(Status.COMMITTED, ledger.status());
    }

    /** An earlier commit that stopped has no say over the next one. */
    @Test
    void aNewDecisionBeginsAnew() throws InterruptedException {
        tables.put(Things.TABLE, Things.item(1, 77));
        commit();
        assertEquals(Status.CONFLICT, ledger.status());
        assertEquals(
                new Outcome.Conflicting(Optional.of(Things.item(1, 77))),
                ledger.outcomes().get(1));
        tables.put(Things.TABLE, Things.item(1, 1));
        clock.advance(Duration.ofSeconds(1));
        ledger.again(clock.instant());
        commit();
        assertEquals(Status.COMMITTED, ledger.status());
    }

    private Writer answering() {
        return new Writer() {
            @Override
            public Result transact(Call call, List<ItemWrite> writes, String token) {
                sent++;
                Supplier<Result> request = () -> writer.transact(call, writes, token);
                return answers.isEmpty() ? request.get() : answers.remove().to(request);
            }
        };
    }

    private void commit() throws InterruptedException {
        commit(new Crashes(Integer.MAX_VALUE));
    }

    /** Whether it crashed. */
    private boolean commit(Crashes crashes) throws InterruptedException {
        var means = new Means(
                crashes.over(ledger),
                new Journal(crashes.over(store)),
                crashes.over(answering()),
                reading(),
                profiles,
                clock,
                clock::advance);
        try {
            new Run(means, ledger.find(SET).orElseThrow()).go();
            return false;
        } catch (Crashes.Crash gone) {
            return true;
        }
    }

    private Tables reading() {
        return (Tables) Proxy.newProxyInstance(
                Tables.class.getClassLoader(), new Class<?>[] {Tables.class}, (proxy, method, arguments) -> {
                    if (!readable) {
                        throw new ToolException(ToolException.Standard.UNAVAILABLE, "DynamoDB gives no answer.");
                    }
                    return method.invoke(tables, arguments);
                });
    }

    private static Writer.Result doneAndLost(Supplier<Writer.Result> request) {
        request.get();
        return lost(request);
    }

    private static Writer.Result lost(Supplier<Writer.Result> request) {
        throw new Writer.Unanswered("lost", new IllegalStateException());
    }

    private static Writer.Result busy(Supplier<Writer.Result> request) {
        return new Writer.Result.Refused(List.of(
                new Writer.Reason.None(), new Writer.Reason.Busy("Somebody is in the way."), new Writer.Reason.None()));
    }
}
