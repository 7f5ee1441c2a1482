// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a statement of the engine when its call is cancelled or its time is up. */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long PAUSE_MILLIS = 50;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<ToolException> reason = Optional.empty();

    /** Watches from now on. A thread of the platform: virtual ones may all be busy inside of the engine. */
    Watch(Call call, Statement statement) {
        this.thread =
                Thread.ofPlatform().daemon().name("sql-watch-" + call.id()).start(() -> watch(call, statement));
    }

    /** Why the statement was ended; empty if it was not. */
    Optional<ToolException> reason() {
        return reason;
    }

    private void watch(Call call, Statement statement) {
        try {
            while (!done.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (reason.isPresent() || ended(call)) {
                    statement.cancel();
                }
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            LOG.warn("a statement does not take its cancellation", failed);
        }
    }

    private boolean ended(Call call) {
        try {
            call.checkCancelled();
            return false;
        } catch (ToolException why) {
            reason = Optional.of(why);
            return true;
        }
    }

    /** From here on nothing is cancelled any more: the connection may do something else. */
    @Override
    public void close() {
        done.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
