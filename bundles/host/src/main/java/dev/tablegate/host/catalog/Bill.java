// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.catalog;

import java.util.concurrent.atomic.DoubleAdder;

/** What one request consumed of DynamoDB, added up while it runs. */
public final class Bill {

    private final DoubleAdder readUnits = new DoubleAdder();

    /** Adds read units, from any thread. */
    public void add(double units) {
        readUnits.add(units);
    }

    /** The read units so far. */
    public double readUnits() {
        return readUnits.sum();
    }
}
