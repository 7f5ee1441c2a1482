// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.time.Duration;

/**
 * When a query or scan stops and hands back a cursor. Whichever is reached first counts.
 *
 * @param items at most so many items are returned (or counted)
 * @param bytes no further page is read once the items returned hold so many bytes, as DynamoDB counts them
 * @param time no further page is read after this time; the call's own deadline counts as well
 */
public record Bounds(long items, long bytes, Duration time) {

    public Bounds {
        if (items < 1 || bytes < 1 || time.isNegative()) {
            throw new IllegalArgumentException("bounds are positive");
        }
    }
}
