// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.bench.peer.DynamoClients;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** What one would write without SQL: scans, maps and loops. */
final class ByHand implements AutoCloseable {

    private static final AttributeValue NONE = AttributeValue.fromS("");

    private final DynamoDbClient client;

    ByHand(URI endpoint) {
        this.client = DynamoClients.client(endpoint);
    }

    /** Reads some attributes of a table, or all if none is named, and forgets them; how many items there were. */
    long read(String table, List<String> attributes, int segments) throws Exception {
        return scan(table, attributes, segments, item -> {});
    }

    /** The join of the bench: the sum of the orders with one status, for each region. */
    int join(int segments) throws Exception {
        var regions = new HashMap<String, String>();
        scan(
                "Users",
                List.of("userId", "region"),
                1,
                user -> regions.put(
                        value(user, "userId").s(), value(user, "region").s()));
        var sums = new TreeMap<String, BigDecimal>();
        scan("Orders", List.of("userId", "status", "total"), segments, order -> {
            String region = regions.get(value(order, "userId").s());
            if (region != null && value(order, "status").s().equals("s1")) {
                sums.merge(region, new BigDecimal(value(order, "total").n()), BigDecimal::add);
            }
        });
        return sums.size();
    }

    /** The grouping of the bench: count and sum for each status. */
    int group(int segments) throws Exception {
        var sums = new TreeMap<String, BigDecimal>();
        scan(
                "Orders",
                List.of("status", "total"),
                segments,
                order -> sums.merge(
                        value(order, "status").s(),
                        new BigDecimal(value(order, "total").n()),
                        BigDecimal::add));
        return sums.size();
    }

    private long scan(String table, List<String> attributes, int segments, Consumer<Map<String, AttributeValue>> each)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Long>> parts = IntStream.range(0, segments)
                    .<Callable<Long>>mapToObj(segment -> () -> part(table, attributes, segment, segments, each))
                    .toList();
            long items = 0;
            for (Future<Long> part : threads.invokeAll(parts)) {
                items += part.get();
            }
            return items;
        }
    }

    private long part(
            String table,
            List<String> attributes,
            int segment,
            int segments,
            Consumer<Map<String, AttributeValue>> each) {
        long items = 0;
        var request = ScanRequest.builder().tableName(table).segment(segment).totalSegments(segments);
        if (!attributes.isEmpty()) {
            request.projectionExpression(
                            attributes.stream().map(name -> "#" + name).collect(Collectors.joining(", ")))
                    .expressionAttributeNames(
                            attributes.stream().collect(Collectors.toMap(name -> "#" + name, name -> name)));
        }
        var pages = client.scanPaginator(request.build());
        for (var page : pages) {
            items += page.count();
            synchronized (this) {
                page.items().forEach(each);
            }
        }
        return items;
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, NONE);
    }

    @Override
    public void close() {
        client.close();
    }
}
