// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.tool.ToolException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Why an export has to stop. It is asked for every row, and looks into the store a few times a second only. */
final class Halt implements Supplier<Optional<ToolException>> {

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final Supplier<Optional<ToolException>> look;
    private volatile Optional<ToolException> found = Optional.empty();

    Halt(Supplier<Optional<ToolException>> look) {
        this.look = look;
    }

    /** Why it was stopped, if it was. */
    Optional<ToolException> found() {
        return found;
    }

    @Override
    public Optional<ToolException> get() {
        long now = System.nanoTime();
        long due = next.get();
        if (found.isEmpty() && now - due >= 0 && next.compareAndSet(due, now + EVERY_NANOS)) {
            found = look.get();
        }
        return found;
    }
}
