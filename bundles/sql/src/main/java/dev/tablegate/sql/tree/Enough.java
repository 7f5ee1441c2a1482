// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.tree;

import java.util.List;

/**
 * The rows of a statement's only table that are enough for its result.
 *
 * @param rows how many of those that fulfil its conditions
 * @param order which: those that come first in this order; any of them if there is none
 */
public record Enough(long rows, List<Order> order) {

    public Enough {
        order = List.copyOf(order);
    }

    /** By an attribute, from the least on or from the greatest on. */
    public record Order(String attribute, boolean ascending) {}
}
