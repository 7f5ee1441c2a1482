// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.sql.Plan.Cost;

/**
 * Guesses what reading costs, from DynamoDB's own figures, which are some hours old. Reads are eventually consistent.
 *
 * @param dollarsForMillion US dollars for a million read request units
 */
public record Prices(double dollarsForMillion) {

    private static final double BYTES_OF_UNIT = 8192;
    private static final double BYTES_OF_HALF_UNIT = 4096;
    private static final double BYTES_OF_PAGE = 1_000_000;
    private static final int KEYS_OF_PAGE = 100;
    private static final long UNKNOWN_SIZE = 300;

    /** Bytes of an item. */
    static long itemSize(TableDescription table) {
        return table.itemCount() > 0 && table.sizeBytes() > 0
                ? Math.max(1, table.sizeBytes() / table.itemCount())
                : UNKNOWN_SIZE;
    }

    /** Items that stand one after the other. */
    Cost together(TableDescription table, long items, int parts) {
        double bytes = (double) items * itemSize(table);
        double units = Math.max(0.5 * parts, bytes / BYTES_OF_UNIT);
        return cost(items, Math.max(parts, (long) Math.ceil(bytes / BYTES_OF_PAGE)), units);
    }

    /** Items one by one. */
    Cost single(TableDescription table, long keys) {
        return cost(keys, (keys + KEYS_OF_PAGE - 1) / KEYS_OF_PAGE, keys * unitsOfItem(table));
    }

    static double unitsOfItem(TableDescription table) {
        return 0.5 * Math.ceil(itemSize(table) / BYTES_OF_HALF_UNIT);
    }

    private Cost cost(long items, long pages, double units) {
        double rounded = Math.ceil(units * 2) / 2;
        return new Cost(items, pages, rounded, rounded * dollarsForMillion / 1_000_000);
    }

    static Cost sum(Cost one, Cost other) {
        return new Cost(
                one.items() + other.items(),
                one.pages() + other.pages(),
                one.readUnits() + other.readUnits(),
                one.dollars() + other.dollars());
    }
}
