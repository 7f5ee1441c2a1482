// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.host.catalog.Meter.Used;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** One page, its items already as we have them: the larger form of the SDK is given up as early as possible. */
public record Slice(
        List<Map<String, Value>> items, int count, int scanned, double readUnits, Map<String, AttributeValue> lastKey) {

    /** A page of a query. */
    public static Slice of(QueryResponse page) {
        return new Slice(
                items(page.items()),
                page.count(),
                page.scannedCount(),
                units(page.consumedCapacity()),
                page.lastEvaluatedKey());
    }

    /** A page of a scan. */
    public static Slice of(ScanResponse page) {
        return new Slice(
                items(page.items()),
                page.count(),
                page.scannedCount(),
                units(page.consumedCapacity()),
                page.lastEvaluatedKey());
    }

    private static List<Map<String, Value>> items(List<Map<String, AttributeValue>> items) {
        return items.stream().map(Attributes::item).toList();
    }

    /** What it consumed. */
    public Used used() {
        return new Used(readUnits, scanned);
    }

    /** The read units that DynamoDB reports; none if it does not. */
    public static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }
}
