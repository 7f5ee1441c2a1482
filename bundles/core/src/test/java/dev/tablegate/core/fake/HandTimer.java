// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.fake;

import dev.tablegate.core.registry.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A timer whose time passes when the test says so. */
public final class HandTimer implements Timer {

    private final List<Runnable> due = new ArrayList<>();

    @Override
    public synchronized void after(Duration delay, Runnable action) {
        due.add(action);
    }

    /** Lets the time of everything pass. */
    public void elapse() {
        List<Runnable> now;
        synchronized (this) {
            now = List.copyOf(due);
            due.clear();
        }
        now.forEach(Runnable::run);
    }
}
