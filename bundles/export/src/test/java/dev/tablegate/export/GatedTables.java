// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Bounds;
import dev.tablegate.api.data.Page;
import dev.tablegate.api.data.QueryRequest;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.tck.ForwardingTables;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Tables whose pages hold ten items and come one by one, as the test lets them. */
final class GatedTables extends ForwardingTables {

    private static final Bounds TEN = new Bounds(10, 1 << 20, Duration.ofMinutes(1));

    final Semaphore pages = new Semaphore(Integer.MAX_VALUE / 2);
    final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger budget = new AtomicInteger(Integer.MAX_VALUE);

    GatedTables(Tables tables) {
        super(tables);
    }

    /** From now on only so many pages are given out. */
    void letThrough(int count) {
        pages.drainPermits();
        pages.release(count);
    }

    @Override
    public Page scan(Call call, ScanRequest request) {
        await();
        return super.scan(call, request.part(TEN, request.cursor()));
    }

    @Override
    public Page query(Call call, QueryRequest request) {
        await();
        return super.query(call, request.part(TEN, request.cursor()));
    }

    /** From now on the budget is used up after so many pages. */
    void budget(int pagesMore) {
        budget.set(pagesMore);
    }

    private void await() {
        if (budget.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            throw new ToolException(ToolException.Standard.OVER_BUDGET, "The budget is used up.");
        }
        try {
            pages.acquire();
            read.incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ToolException(ToolException.Standard.CANCELLED, "Interrupted.", stopping);
        }
    }
}
