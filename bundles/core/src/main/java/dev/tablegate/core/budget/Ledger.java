// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Read;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.Budget;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read today. A read never waits for the store: every few seconds what changed is saved, with what is set aside,
 * so that a restart forgets nothing, and a crash those seconds at most.
 */
@Component(service = Ledger.class)
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long EVERY_SECONDS = 2;
    private static final String UNCOUNTED =
            "What is read cannot be counted now, and this profile has a budget: nothing is read. Tell the operator; the"
                    + " server's log says why.";

    private final ReentrantLock saving = new ReentrantLock();
    private final ScheduledExecutorService saver = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tablegate-budgets").daemon().factory());
    private final Book book;
    private final Clock clock;
    private volatile Day today;
    private volatile boolean failing;

    @Activate
    public Ledger(@Reference Store store) {
        this(store, Clock.systemUTC());
        saver.scheduleWithFixedDelay(this::save, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    Ledger(Store store, Clock clock) {
        this.book = new Book(store);
        this.clock = clock;
        this.today = new Day(date(), clock);
        try {
            book.load(today);
        } catch (StoreFailure unreadable) {
            LOG.error("What was read today cannot be looked up. Profiles with a daily budget read nothing", unreadable);
            today.doubt();
        }
    }

    /** Begins a read. */
    public Read begin(String profile, Reader reader, Budget budget, Need need) {
        var day = day();
        if (budget.daily() && !reader.decided() && (failing || day.doubted())) {
            throw new ToolException(ToolException.Standard.UNAVAILABLE, UNCOUNTED);
        }
        return day.account(profile).begin(reader, budget, need);
    }

    /** Refuses what is known to be more than is left. */
    public void check(String profile, Reader reader, Budget budget, Used about) {
        day().account(profile).check(reader, budget, about);
    }

    /** What was read with a profile. */
    public Used used(String profile) {
        return day().account(profile).everybody().used();
    }

    /** Saves what changed. */
    void save() {
        saving.lock();
        try {
            book.save(day());
            failing = false;
        } catch (RuntimeException failure) {
            // Whatever it is: the saver would never be called again, and nobody would know.
            if (!failing) {
                LOG.error("What is read cannot be saved. Profiles with a daily budget read nothing", failure);
            }
            failing = true;
        } finally {
            saving.unlock();
        }
    }

    @Deactivate
    void close() {
        saver.shutdown();
        save();
    }

    /** A clock that is put back does not bring a day back whose budget was used. */
    private Day day() {
        var now = date();
        var day = today;
        if (!now.isAfter(day.date())) {
            return day;
        }
        synchronized (this) {
            if (now.isAfter(today.date())) {
                today = new Day(now, clock);
            }
            return today;
        }
    }

    private LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
