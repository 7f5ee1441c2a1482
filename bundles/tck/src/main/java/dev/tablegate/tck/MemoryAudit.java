// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit record in memory, for tests of what must leave events. */
public final class MemoryAudit implements Audit {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    /** From now on nothing can be recorded. */
    public void fail() {
        broken = true;
    }

    /** What was recorded, oldest first. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void record(Event event) {
        if (broken) {
            throw new AuditFailure("The record in memory was told to fail.", new IllegalStateException());
        }
        events.add(event);
    }

    @Override
    public void note(Event event) {
        record(event);
    }

    @Override
    public List<Line> lines(OptionalLong before, int limit) {
        return List.of();
    }

    @Override
    public Verification verify() {
        return new Verification(events.size(), Optional.empty());
    }
}
