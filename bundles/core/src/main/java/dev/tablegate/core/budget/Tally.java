// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.host.catalog.Meter.Used;

/** What was read, and what is set aside for what is being read. */
public final class Tally {

    private double units;
    private long items;
    private double asideUnits;
    private long asideItems;
    private boolean changed;

    /** Begins from what was read before. */
    synchronized void begin(Used before) {
        units = before.readUnits();
        items = before.items();
    }

    synchronized void setAside(double moreUnits, long moreItems) {
        asideUnits += moreUnits;
        asideItems += moreItems;
        changed = true;
    }

    /** Counts what was read in place of what was set aside for it. */
    synchronized void settle(Used aside, Used read) {
        asideUnits = Math.max(0, asideUnits - aside.readUnits());
        asideItems -= aside.items();
        units += read.readUnits();
        items += read.items();
        changed = true;
    }

    /** What was read. */
    synchronized Used used() {
        return new Used(units, items);
    }

    /** The same with what is set aside. */
    synchronized Used taken() {
        return new Used(units + asideUnits, items + asideItems);
    }

    /** Whether it is another than when this was asked last. */
    synchronized boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    synchronized void unsaved() {
        changed = true;
    }
}
