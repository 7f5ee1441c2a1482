// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import dev.tablegate.core.power.CallDesk;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.catalog.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Runs calls of every kind through the same steps. */
public final class Calls implements AutoCloseable {

    /** How long anything but a tool may take; tools say so themselves. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int RADIX = 36;

    private final Grants grants;
    private final DeadlineWatch deadlines = new DeadlineWatch();
    private final List<Step> steps;
    private final String prefix = Long.toString(new SecureRandom().nextInt(1 << 30), RADIX) + "-";
    private final AtomicLong count = new AtomicLong();

    /**
     * @param perConnection how many calls of one connection run at once
     */
    public Calls(Grants grants, CallDesk desk, int perConnection) {
        this.grants = grants;
        this.steps = List.of(
                new GrantInForce(grants),
                new ConnectionBound(perConnection),
                new StopOnCancel(),
                deadlines,
                new PassIssued(desk));
    }

    /** A new call on this thread. */
    public RunningCall create(Request request, String target, Duration timeout) {
        return new RunningCall(
                prefix + Long.toString(count.incrementAndGet(), RADIX), target, request, grants, timeout);
    }

    /** Runs the body between the steps. */
    public <R> R run(RunningCall call, Callable<R> body) throws Exception {
        int passed = 0;
        try {
            while (passed < steps.size()) {
                steps.get(passed).enter(call);
                passed++;
            }
            R result = body.call();
            if (call.suspended().isPresent()) {
                throw call.suspended().get();
            }
            call.finishProgress();
            return result;
        } finally {
            while (passed > 0) {
                steps.get(--passed).leave(call);
            }
        }
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
