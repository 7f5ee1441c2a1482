// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.AttributePath;
import dev.tablegate.api.data.BatchGetRequest;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Tables.BatchGetResult;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.dynamo.client.Deadlines;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.expression.Expressions;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.paging.Check;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.dynamo.paging.Target;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Used;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads a batch of keys, as many as DynamoDB takes at a time, and asks again for what it left out. */
final class BatchGet {

    private static final int MOST = 100;
    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Session session;
    private final BatchGetRequest request;
    private final Deque<Wanted> queue = new ArrayDeque<>();
    private final Map<String, List<Map<String, Value>>> items = new LinkedHashMap<>();
    private double readUnits;
    private int failures;
    private boolean answered;
    private boolean usedUp;

    BatchGet(Session session, BatchGetRequest request) {
        this.session = session;
        this.request = request;
        request.keys().forEach((table, keys) -> {
            session.table(table);
            items.put(table, new ArrayList<>());
            new LinkedHashSet<>(keys).forEach(key -> queue.add(new Wanted(table, Attributes.of(key))));
        });
    }

    BatchGetResult read() {
        while (!queue.isEmpty() && !usedUp) {
            int before = queue.size();
            readSome();
            if (queue.size() < before) {
                failures = 0;
            } else if (!usedUp && !waitABit()) {
                break;
            }
        }
        return new BatchGetResult(items, unprocessed(), new Consumed(readUnits));
    }

    private void readSome() {
        var batch = new ArrayList<Wanted>();
        while (batch.size() < MOST && !queue.isEmpty()) {
            batch.add(queue.remove());
        }
        try {
            send(batch);
        } catch (ToolException failure) {
            // Then DynamoDB got to none of them, which is no reason to lose what it got to before.
            usedUp = failure.code() == Standard.OVER_BUDGET && answered;
            if (!usedUp && failure.code() != Standard.THROTTLED && failure.code() != Standard.TIMED_OUT) {
                batch.forEach(this::check);
                throw failure;
            }
            session.call().checkCancelled();
            queue.addAll(batch);
        }
    }

    private void send(List<Wanted> batch) {
        double each = Guess.share(request.consistent());
        var tables = batch.stream().map(Wanted::table).distinct().toList();
        var sent = session.read(
                Action.BATCH_GET_ITEM,
                tables.size() == 1 ? tables.getFirst() : "",
                new Need(batch.size(), each, Double.MAX_VALUE),
                (client, most) -> new Sent(ask(client, batch.subList(0, most)), most),
                Sent::used);
        answered = true;
        queue.addAll(batch.subList(sent.keys(), batch.size()));
        readUnits += sent.used().readUnits();
        sent.answer()
                .responses()
                .forEach((table, found) ->
                        found.forEach(item -> items.computeIfAbsent(table, unused -> new ArrayList<>())
                                .add(Attributes.item(item))));
        sent.answer()
                .unprocessedKeys()
                .forEach((table, left) -> left.keys().forEach(key -> queue.add(new Wanted(table, key))));
    }

    private BatchGetItemResponse ask(DynamoDbClient client, List<Wanted> batch) {
        var byTable = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
        batch.forEach(wanted -> byTable.computeIfAbsent(wanted.table(), unused -> new ArrayList<>())
                .add(wanted.key()));
        var asked = new LinkedHashMap<String, KeysAndAttributes>();
        byTable.forEach((table, keys) -> asked.put(table, asked(table, keys)));
        return client.batchGetItem(get -> get.requestItems(asked)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .overrideConfiguration(session.before(MARGIN)));
    }

    /** What came for so many keys. */
    private record Sent(BatchGetItemResponse answer, int keys) {

        Used used() {
            int left = answer.unprocessedKeys().values().stream()
                    .mapToInt(unprocessed -> unprocessed.keys().size())
                    .sum();
            double units =
                    answer.consumedCapacity().stream().mapToDouble(Slice::units).sum();
            return new Used(units, keys - left);
        }
    }

    /** DynamoDB does not say which of several tables or keys was wrong. */
    private void check(Wanted wanted) {
        session.description(wanted.table())
                .map(table -> Target.of(table, Optional.empty()))
                .ifPresent(target -> new Check(target).completeKey(Attributes.item(wanted.key())));
    }

    private KeysAndAttributes asked(String table, List<Map<String, AttributeValue>> keys) {
        var asked = KeysAndAttributes.builder().keys(keys).consistentRead(request.consistent());
        var projection = request.projection().getOrDefault(table, List.of());
        if (!projection.isEmpty()) {
            var expressions = new Expressions();
            asked.projectionExpression(expressions.projection(
                            projection.stream().map(AttributePath::of).toList()))
                    .expressionAttributeNames(expressions.names());
        }
        return asked.build();
    }

    /** Longer each time, by chance within that; false if the deadline is too near. */
    private boolean waitABit() {
        long most = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(failures++, 10));
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        if (Deadlines.left(session.call()).compareTo(pause.plus(MARGIN)) < 0) {
            return false;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            session.call().checkCancelled();
            throw new ToolException(Standard.CANCELLED, "The call was cancelled.", ended);
        }
        return true;
    }

    private Map<String, List<Map<String, Value>>> unprocessed() {
        var left = new LinkedHashMap<String, List<Map<String, Value>>>();
        queue.forEach(wanted -> left.computeIfAbsent(wanted.table(), unused -> new ArrayList<>())
                .add(Attributes.item(wanted.key())));
        return left;
    }

    private record Wanted(String table, Map<String, AttributeValue> key) {}
}
