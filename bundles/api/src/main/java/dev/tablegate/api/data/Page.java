// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the result of a query or scan.
 *
 * @param items the items, empty if only their number was asked for
 * @param count how many items matched
 * @param scannedCount how many items were read before the filter
 * @param consumed what it cost
 * @param cursor present if there may be more: opaque, for the same connection and the same request only
 */
public record Page(
        List<Map<String, Value>> items, long count, long scannedCount, Consumed consumed, Optional<String> cursor) {}
