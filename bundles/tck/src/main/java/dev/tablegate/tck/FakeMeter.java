// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.profile.Budget;

/** Counts what is read, and leaves as much room as the test says, whatever the budget. */
public final class FakeMeter implements Meter {

    private double readUnits;
    private long items;
    private double roomUnits = Double.MAX_VALUE;
    private long roomItems = Long.MAX_VALUE;

    /** From now on there is room for so much more. */
    public synchronized void leave(double units, long items) {
        roomUnits = units;
        roomItems = items;
    }

    /** What was read in all. */
    public synchronized Used used() {
        return new Used(readUnits, items);
    }

    @Override
    public synchronized Read begin(Call call, Budget budget, Need need) {
        if (roomUnits <= 0 || roomItems <= 0) {
            throw new ToolException(ToolException.Standard.OVER_BUDGET, "The budget of the test is used up.");
        }
        long room = Math.min(need.items(), roomItems);
        if (need.units(room) > roomUnits) {
            room = Math.clamp((long) (roomUnits / need.unitsPerItem()), 1, room);
        }
        var aside = new Used(need.units(room), room);
        roomItems -= room;
        roomUnits -= aside.readUnits();
        return new Counted(aside);
    }

    @Override
    public synchronized void check(Call call, Budget budget, Used about) {
        if (about.readUnits() > roomUnits || about.items() > roomItems) {
            throw new ToolException(ToolException.Standard.OVER_BUDGET, "There is no room for that.");
        }
    }

    @Override
    public Used today(String profile) {
        return used();
    }

    private synchronized void settle(Used aside, Used read) {
        roomItems += aside.items() - read.items();
        roomUnits += aside.readUnits() - read.readUnits();
        readUnits += read.readUnits();
        items += read.items();
    }

    private final class Counted implements Read {

        private final Used aside;

        Counted(Used aside) {
            this.aside = aside;
        }

        @Override
        public long items() {
            return aside.items();
        }

        @Override
        public void end(double readUnits, long items) {
            settle(aside, new Used(readUnits, items));
        }

        @Override
        public void fail(boolean sent) {
            settle(aside, Used.NOTHING);
        }
    }
}
