// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.store.Change;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LedgerTest {

    private static final Need SMALL = new Need(1, 1, 1);
    private static final Budget OF_CALLS = new Budget(10, 0, 0, 0, 0);
    private static final Budget OF_ITEMS = new Budget(0, 100, 0, 0, 0);
    private static final Budget OF_CONNECTIONS = new Budget(0, 0, 10, 0, 0);
    private static final Budget OF_DAYS = new Budget(0, 0, 0, 10, 0);

    private static final Instant EVENING = Instant.parse("2026-03-01T20:30:00Z");

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private Ledger ledger;

    LedgerTest() {
        clock.advance(Duration.between(clock.instant(), EVENING));
        ledger = new Ledger(store, clock);
    }

    @Test
    void aCallStopsWhereItsUnitsEnd() {
        var call = reader("one");
        read(call, OF_CALLS, 9.5);
        read(call, OF_CALLS, 0.5);

        var refusal = refused(call, OF_CALLS);

        assertEquals(Standard.OVER_BUDGET, refusal.code());
        assertTrue(refusal.getMessage().startsWith("One call may read 10 read units"), refusal.getMessage());
        read(reader("one"), OF_CALLS, 1);
    }

    @Test
    void aCallLooksAtNoMoreItemsThanItMay() {
        var call = reader("one");
        var first = ledger.begin("demo", call, OF_ITEMS, new Need(70, 0.1, 128));
        assertEquals(70, first.items());
        first.end(7, 70);

        var second = ledger.begin("demo", call, OF_ITEMS, new Need(70, 0.1, 128));
        assertEquals(30, second.items());
        second.end(3, 30);

        assertTrue(refused(call, OF_ITEMS).getMessage().startsWith("One call may read 100 items"));
    }

    @Test
    void aConnectionStopsForTheDayAndOthersGoOn() {
        read(reader("one"), OF_CONNECTIONS, 10);

        var refusal = refused(reader("one"), OF_CONNECTIONS);

        assertTrue(refusal.getMessage().contains("This connection has read 10 read units today"));
        assertTrue(refusal.getMessage().contains("at midnight UTC, in 3 h 30 min"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("an operator can raise it"), refusal.getMessage());
        read(reader("two"), OF_CONNECTIONS, 1);
    }

    @Test
    void allConnectionsStopWhenTheirProfileDoes() {
        read(reader("one"), OF_DAYS, 6);
        read(reader("two"), OF_DAYS, 4);

        var refusal = refused(reader("three"), OF_DAYS);

        assertTrue(refusal.getMessage().startsWith("The connections to this profile have together read 10"));
        read(reader("one"), Budget.NONE, 1);
        ledger.begin("other", reader("four"), OF_DAYS, SMALL).end(1, 1);
        assertEquals(new Used(11, 3), ledger.used("demo"));
    }

    @Test
    void whatIsBeingReadIsNotThereForOthers() {
        var under = ledger.begin("demo", reader("one"), OF_DAYS, new Need(10, 1, 128));
        refused(reader("two"), OF_DAYS);

        under.end(2, 10);

        assertEquals(
                8,
                ledger.begin("demo", reader("two"), OF_DAYS, new Need(10, 1, 128))
                        .items());
    }

    @Test
    void aPageIsMadeAsSmallAsWhatIsLeft() {
        read(reader("one"), OF_DAYS, 9);

        assertEquals(
                4,
                ledger.begin("demo", reader("one"), OF_DAYS, new Need(1000, 0.25, 128))
                        .items());
    }

    @Test
    void whatMayHaveBeenReadCounts() {
        ledger.begin("demo", reader("one"), OF_DAYS, new Need(10, 0.5, 128)).fail(true);
        ledger.begin("demo", reader("one"), OF_DAYS, new Need(10, 0.5, 128)).fail(false);

        assertEquals(new Used(5, 0), ledger.used("demo"));
    }

    @Test
    void whatAPersonDecidedIsCountedAndNotStopped() {
        read(reader("one"), OF_DAYS, 10);
        var decided = new Reader(new Tally(), "one", false, true);

        read(decided, OF_DAYS, 5);

        assertEquals(new Used(15, 2), ledger.used("demo"));
    }

    @Test
    void workThatNoClientWaitsForIsNotHeldToOneCall() {
        var job = new Reader(new Tally(), "one", false, false);
        read(job, OF_CALLS, 100);
        read(job, OF_CALLS, 100);
    }

    @Test
    void theDayBeginsAnewAtMidnight() {
        read(reader("one"), OF_CONNECTIONS, 10);
        clock.advance(Duration.ofHours(3));
        refused(reader("one"), OF_CONNECTIONS);

        clock.advance(Duration.ofMinutes(30));

        assertEquals(Used.NOTHING, ledger.used("demo"));
        read(reader("one"), OF_CONNECTIONS, 10);
        refused(reader("one"), OF_DAYS);
    }

    @Test
    void aClockThatIsPutBackGivesNothingBack() {
        clock.advance(Duration.ofHours(4));
        read(reader("one"), OF_DAYS, 10);

        clock.advance(Duration.ofHours(-4));

        refused(reader("one"), OF_DAYS);
    }

    @Test
    void aRestartForgetsNothing() {
        read(reader("one"), OF_CONNECTIONS, 7);
        ledger.begin("demo", reader("two"), OF_DAYS, new Need(1, 2, 2));
        ledger.close();

        ledger = new Ledger(store, clock);

        assertEquals(9, ledger.used("demo").readUnits(), "with what was being read");
        read(reader("one"), OF_CONNECTIONS, 3);
        refused(reader("one"), OF_CONNECTIONS);
        read(reader("two"), OF_CONNECTIONS, 1);
    }

    @Test
    void daysThatAreOverGoFromTheStore() {
        read(reader("one"), OF_DAYS, 1);
        ledger.close();
        assertEquals(2, store.list("read-budget", "").size());

        clock.advance(Duration.ofHours(5));

        assertEquals(0, store.list("read-budget", "").size());
    }

    @Test
    void whatCannotBeKeptIsNotReadUnderADailyBudget() {
        read(reader("one"), OF_DAYS, 1);
        store.fill();
        ledger.save();

        assertEquals(Standard.UNAVAILABLE, refused(reader("one"), OF_DAYS).code());
        read(reader("one"), OF_CALLS, 1);
        read(new Reader(new Tally(), "one", false, true), OF_DAYS, 1);
    }

    @Test
    void whatCannotBeLookedUpIsNotReadUnderADailyBudgetThatDay() {
        store.write(Change.put("read-budget", "2026-03-01/demo/", "{\"damaged\": 1}", Optional.empty()));
        ledger = new Ledger(store, clock);

        assertEquals(Standard.UNAVAILABLE, refused(reader("one"), OF_DAYS).code());
        read(reader("one"), Budget.NONE, 1);
        clock.advance(Duration.ofHours(4));
        read(reader("one"), OF_DAYS, 1);
    }

    @Test
    void whatIsKnownToBeTooMuchIsRefusedBefore() {
        read(reader("one"), OF_DAYS, 4);

        ledger.check("demo", reader("one"), OF_DAYS, new Used(6, 100));
        var day = assertThrows(
                ToolException.class, () -> ledger.check("demo", reader("one"), OF_DAYS, new Used(6.5, 100)));
        var call = assertThrows(
                ToolException.class, () -> ledger.check("demo", reader("one"), OF_ITEMS, new Used(1, 1_001)));

        assertTrue(day.getMessage().contains("have 6 read units left for today"), day.getMessage());
        assertTrue(
                call.getMessage()
                        .startsWith("This would read about 1,001 items for 1 read units. One call may read 100"),
                call.getMessage());
        assertEquals(new Used(4, 1), ledger.used("demo"));
    }

    @Test
    void hundredsOfConnectionsAreSaved() {
        for (int i = 0; i < 250; i++) {
            read(reader("connection" + i), Budget.NONE, 1);
        }
        ledger.save();

        assertEquals(250, new Ledger(store, clock).used("demo").readUnits());
    }

    private static Reader reader(String connection) {
        return new Reader(new Tally(), connection, true, false);
    }

    private void read(Reader reader, Budget budget, double units) {
        ledger.begin("demo", reader, budget, SMALL).end(units, 1);
    }

    private ToolException refused(Reader reader, Budget budget) {
        return assertThrows(ToolException.class, () -> ledger.begin("demo", reader, budget, SMALL));
    }
}
