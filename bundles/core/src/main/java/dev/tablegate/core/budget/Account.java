// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.budget.Bound.Of;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Read;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is read with one profile on one day. */
final class Account {

    private final Tally everybody = new Tally();
    private final Map<String, Tally> connections = new TreeMap<>();
    private final Sentences sentences;

    Account(Sentences sentences) {
        this.sentences = sentences;
    }

    Tally everybody() {
        return everybody;
    }

    synchronized Tally connection(String id) {
        return connections.computeIfAbsent(id, first -> new Tally());
    }

    /** Goes through what the connections have read. */
    synchronized void each(BiConsumer<String, Tally> action) {
        connections.forEach(action);
    }

    /** Begins a read: looks at every bound and sets aside, in one step. */
    synchronized Read begin(Reader reader, Budget budget, Need need) {
        var tallies = List.of(reader.call(), connection(reader.connection()), everybody);
        long items = room(reader, budget, need);
        var aside = new Used(need.units(items), items);
        tallies.forEach(tally -> tally.setAside(aside.readUnits(), items));
        return new Begun(tallies, aside);
    }

    /** Refuses what is known to be more than is left. */
    synchronized void check(Reader reader, Budget budget, Used about) {
        for (var bound : bounds(reader, budget)) {
            if (!bound.holds(about)) {
                throw new ToolException(ToolException.Standard.OVER_BUDGET, sentences.tooMuch(bound, about));
            }
        }
    }

    private long room(Reader reader, Budget budget, Need need) {
        long items = need.items();
        for (var bound : bounds(reader, budget)) {
            long room = bound.room(need);
            if (room == 0) {
                throw new ToolException(ToolException.Standard.OVER_BUDGET, sentences.usedUp(bound));
            }
            items = Math.min(items, room);
        }
        return items;
    }

    private List<Bound> bounds(Reader reader, Budget budget) {
        if (reader.decided() || budget.equals(Budget.NONE)) {
            return List.of();
        }
        var all = new ArrayList<Bound>();
        all.add(new Bound(Of.PROFILE, everybody, budget.unitsPerDay(), 0));
        all.add(new Bound(Of.CONNECTION, connection(reader.connection()), budget.unitsPerConnection(), 0));
        if (reader.ofClient()) {
            all.add(new Bound(Of.CALL, reader.call(), budget.unitsPerCall(), budget.itemsPerCall()));
        }
        return all;
    }

    /** A read, and what is set aside for it. */
    private record Begun(List<Tally> tallies, Used aside) implements Read {

        @Override
        public long items() {
            return aside.items();
        }

        @Override
        public void end(double readUnits, long items) {
            settle(new Used(readUnits, items));
        }

        @Override
        public void fail(boolean sent) {
            settle(sent ? new Used(aside.readUnits(), 0) : Used.NOTHING);
        }

        private void settle(Used read) {
            tallies.forEach(tally -> tally.settle(aside, read));
        }
    }
}
