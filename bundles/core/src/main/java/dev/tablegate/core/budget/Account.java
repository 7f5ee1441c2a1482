// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.budget.Bound.Of;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Read;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.Budget;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is read with one profile on one day. */
final class Account {

    private final Tally all = new Tally();
    private final Map<String, Tally> connections = new TreeMap<>();
    private final Sentences sentences;

    Account(Sentences sentences) {
        this.sentences = sentences;
    }

    Tally all() {
        return all;
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
        var tallies = List.of(reader.call(), connection(reader.connection()), all);
        long items = reader.decided() ? need.items() : room(reader, budget, need);
        var aside = new Used(need.units(items), items);
        tallies.forEach(tally -> tally.setAside(aside.readUnits(), items));
        return new Begun(tallies, aside);
    }

    private long room(Reader reader, Budget budget, Need need) {
        var bounds = List.of(
                new Bound(Of.PROFILE, all, budget.unitsPerDay(), 0),
                new Bound(Of.CONNECTION, connection(reader.connection()), budget.unitsPerConnection(), 0),
                new Bound(
                        Of.CALL,
                        reader.call(),
                        reader.ofClient() ? budget.unitsPerCall() : 0,
                        reader.ofClient() ? budget.itemsPerCall() : 0));
        long items = need.items();
        for (var bound : bounds) {
            long room = bound.room(need);
            if (room == 0) {
                throw new ToolException(ToolException.Standard.OVER_BUDGET, sentences.usedUp(bound));
            }
            items = Math.min(items, room);
        }
        return items;
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
