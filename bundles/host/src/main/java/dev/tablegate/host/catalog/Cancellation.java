// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops a running call, once. Whoever runs the call registers how; whoever wants it stopped says why. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable String reason;

    /** Stops the call. Only the first reason counts. */
    public void cancel(String why) {
        List<Runnable> due;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            due = List.copyOf(actions);
        }
        due.forEach(Runnable::run);
    }

    /** Why the call was stopped; empty while it may run. */
    public synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Runs the action when the call is stopped, at once if it already was. */
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }
}
