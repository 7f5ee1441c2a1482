// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.api.tool.Call;
import dev.tablegate.core.budget.Ledger;
import dev.tablegate.core.budget.Reader;
import dev.tablegate.core.budget.Tally;
import dev.tablegate.host.catalog.Bill;
import dev.tablegate.host.catalog.DecidedCall;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.Budget;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Holds calls to the budgets of their profile, and puts what a running call consumes on the bill of its request. */
@Component
public final class CallMeter implements Meter {

    private final Ledger ledger;

    @Activate
    public CallMeter(@Reference Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Read begin(Call call, Budget budget, Need need) {
        var read = ledger.begin(call.profile(), reader(call), budget, need);
        return call instanceof RunningCall running ? new Billed(read, running.bill()) : read;
    }

    @Override
    public void check(Call call, Budget budget, Used about) {
        ledger.check(call.profile(), reader(call), budget, about);
    }

    private static Reader reader(Call call) {
        if (call instanceof RunningCall running) {
            return new Reader(running.spent(), call.connection(), true, false);
        }
        boolean decided = call instanceof DecidedCall host && host.decided();
        return new Reader(new Tally(), call.connection(), false, decided);
    }

    @Override
    public Used today(String profile) {
        return ledger.used(profile);
    }

    /** A read that ends on a bill. */
    private record Billed(Read read, Bill bill) implements Read {

        @Override
        public long items() {
            return read.items();
        }

        @Override
        public void end(double readUnits, long items) {
            read.end(readUnits, items);
            bill.add(readUnits);
        }

        @Override
        public void fail(boolean sent) {
            read.fail(sent);
        }
    }
}
