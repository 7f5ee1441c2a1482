// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** How many commits are under way at once. One that waits gives its place to others: it may wait for long. */
final class Places implements Means.Pause {

    private static final int MOST = 16;

    private final Semaphore free = new Semaphore(MOST);

    void enter() throws InterruptedException {
        free.acquire();
    }

    void leave() {
        free.release();
    }

    @Override
    public void by(Duration time) throws InterruptedException {
        long most = time.toMillis();
        leave();
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        } finally {
            // Whoever entered leaves, also when it was interrupted.
            free.acquireUninterruptibly();
        }
    }
}
