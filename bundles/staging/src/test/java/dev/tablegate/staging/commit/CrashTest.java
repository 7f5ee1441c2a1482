// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.set.Ledger.Outcome;
import dev.tablegate.staging.set.Planned;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * D6 with every point named: the process is dropped at each of them, and once more at each point after the restart. Each
 * item is written exactly once, and the report says what the table says.
 */
class CrashTest {

    private static final String SET = "set1";

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int CHANGES = 250;

    /** How long the restart takes. */
    enum Restart {
        /** DynamoDB still knows the token. */
        SOON(Duration.ofSeconds(5)),
        /** It does not. */
        LATE(Duration.ofMinutes(11));

        private final Duration time;

        Restart(Duration time) {
            this.time = time;
        }
    }

    private final MovableClock clock = new MovableClock();
    private MemoryStore store;
    private FakeTables tables;
    private MemoryWriter writer;
    private MemoryLedger ledger;

    private void set(List<Planned> changes) {
        store = new MemoryStore(clock);
        tables = new FakeTables().add(Things.SHAPE, Things.items(changes));
        writer = new MemoryWriter(tables);
        ledger = new MemoryLedger(SET, changes, MemoryProfiles.TARGET, false, clock.instant());
    }

    @ParameterizedTest
    @EnumSource
    void eachItemIsWrittenOnceWhereverTheProcessIsDropped(Restart restart) {
        var changes = Things.changes(CHANGES);
        var labels = new HashSet<String>();
        boolean over = false;
        for (int point = 1; !over; point++) {
            set(changes);
            over = drop(new Crashes(point), labels);
            after(restart);
            drop(new Crashes(NEVER), labels);
            checkAllWritten("dropped at point " + point, changes);
        }
        assertEquals(
                Set.of(
                        "before the journal says sending",
                        "after the journal says sending",
                        "before sending",
                        "after sending",
                        "before outcomes",
                        "after outcomes",
                        "before the end",
                        "after the end",
                        "before the journal is gone",
                        "after the journal is gone"),
                labels);
    }

    @ParameterizedTest
    @EnumSource
    void theProcessMayBeDroppedAgain(Restart restart) {
        var changes = Things.changes(Writer.MOST + 2);
        boolean over = false;
        for (int first = 1; !over; first++) {
            boolean overAgain = false;
            for (int second = 1; !overAgain; second++) {
                set(changes);
                over = drop(new Crashes(first), new HashSet<>());
                after(restart);
                overAgain = drop(new Crashes(second), new HashSet<>());
                after(restart);
                drop(new Crashes(NEVER), new HashSet<>());
                checkAllWritten("dropped at points " + first + " and " + second, changes);
            }
        }
    }

    /** Somebody else writes an item of each transaction while the process is gone. */
    @ParameterizedTest
    @EnumSource
    void whatOthersWroteMeanwhileStays(Restart restart) {
        var changes = Things.changes(CHANGES);
        boolean over = false;
        for (int point = 1; !over; point++) {
            set(changes);
            over = drop(new Crashes(point), new HashSet<>());
            List.of(4, 130, 247).forEach(number -> tables.put(Things.TABLE, Things.item(number, 77)));
            after(restart);
            drop(new Crashes(NEVER), new HashSet<>());
            checkReport("dropped at point " + point, changes, Set.of(4, 130, 247));
            List.of(4, 130, 247).forEach(number -> assertEquals(Optional.of(Things.item(number, 77)), now(number)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConflictStopsItAlsoOverARestart(Restart restart) {
        var changes = Things.changes(CHANGES);
        var labels = new HashSet<String>();
        boolean over = false;
        for (int point = 1; !over; point++) {
            set(changes);
            tables.put(Things.TABLE, Things.item(121, 77));
            tables.put(Things.TABLE, Things.item(241, 77));
            over = drop(new Crashes(point), labels);
            after(restart);
            drop(new Crashes(NEVER), labels);
            assertEquals(1, writer.transactions(), "dropped at point " + point);
            assertEquals(Status.PARTIAL, ledger.status());
            assertEquals(
                    new Outcome.Conflicting(Optional.of(Things.item(121, 77))),
                    ledger.outcomes().get(121));
            assertEquals(
                    new Outcome.Conflicting(Optional.of(Things.item(241, 77))),
                    ledger.outcomes().get(241));
            checkReport("dropped at point " + point, changes, Set.of());
        }
        assertTrue(labels.containsAll(Set.of("before the journal says stopped", "after the journal says stopped")));
    }

    /** True if it ran to its end. */
    private boolean drop(Crashes crashes, Set<String> labels) {
        if (ledger.status() != Status.COMMITTING) {
            return true;
        }
        try {
            var means = new Means(
                    crashes.over(ledger),
                    new Journal(crashes.over(store)),
                    crashes.over((Writer) writer),
                    tables,
                    new MemoryProfiles(MemoryProfiles.local("demo")),
                    clock,
                    clock::advance);
            new Run(means, ledger.find(SET).orElseThrow()).go();
            return true;
        } catch (Crashes.Crash dropped) {
            return false;
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        } finally {
            labels.addAll(crashes.passed());
        }
    }

    private void after(Restart restart) {
        clock.advance(restart.time);
        if (restart == Restart.LATE) {
            writer.forgetTokens();
        }
    }

    private void checkAllWritten(String where, List<Planned> changes) {
        assertEquals(Status.COMMITTED, ledger.status(), where);
        for (var change : changes) {
            assertEquals(change.result(), now(change.number()), where);
            assertEquals(1, writer.times(Things.key(change.number())), where);
        }
    }

    /** The report says of each change what the table says. */
    private void checkReport(String where, List<Planned> changes, Set<Integer> changedByOthers) {
        var outcomes = ledger.outcomes();
        for (var change : changes) {
            int number = change.number();
            int times = writer.times(Things.key(number));
            var outcome = Optional.ofNullable(outcomes.get(number));
            if (changedByOthers.contains(number)) {
                assertTrue(times <= 1, where);
                assertTrue(times == 0 ? !committed(outcome) : outcome.isPresent(), where + ": " + number);
            } else if (committed(outcome)) {
                assertEquals(change.result(), now(number), where);
                assertEquals(1, times, where);
            } else {
                assertEquals(0, times, where);
            }
        }
    }

    private static boolean committed(Optional<Outcome> outcome) {
        return outcome.filter(Outcome.Committed.class::isInstance).isPresent();
    }

    private Optional<Map<String, Value>> now(int number) {
        return tables.get(new FakeCall(), new GetRequest(Things.TABLE, Things.key(number), List.of(), true))
                .item();
    }

    @Test
    void aDropIsADrop() {
        set(Things.changes(1));
        var crashes = new Crashes(1);
        assertThrows(Crashes.Crash.class, () -> crashes.over(ledger).finish(SET));
    }
}
