// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.rehearsal;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.failure.Failures;
import dev.tablegate.dynamo.failure.Known;
import dev.tablegate.dynamo.paging.Slice;
import dev.tablegate.dynamo.write.Reasons;
import dev.tablegate.dynamo.write.Transaction;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The tables of one rehearsal. */
final class Stage implements Known {

    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final List<TableDescription> tables;

    Stage(DynamoDbClient client, List<TableDescription> tables) {
        this.client = client;
        this.tables = tables;
    }

    void put(String table, List<Map<String, Value>> items) {
        for (int from = 0; from < items.size(); from += BATCH) {
            var batch = items.subList(from, Math.min(from + BATCH, items.size())).stream()
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(Attributes.of(item)))
                            .build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }

    Result write(List<ItemWrite> writes) {
        try {
            var answer = client.transactWriteItems(
                    Transaction.of(writes, UUID.randomUUID().toString()).build());
            return new Result.Written(
                    answer.consumedCapacity().stream().mapToDouble(Slice::units).sum());
        } catch (TransactionCanceledException cancelled) {
            return Reasons.of(cancelled);
        } catch (DynamoDbException refused) {
            // It does not say which of them it means.
            var sentence = new Failures(this)
                    .of(refused, Action.TRANSACT_WRITE_ITEMS, writes.getFirst().table())
                    .getMessage();
            return new Result.Refused(Collections.nCopies(writes.size(), new Reason.Invalid(sentence)));
        }
    }

    List<Optional<Map<String, Value>>> read(List<List<ItemWrite>> transactions) {
        var items = new ArrayList<Optional<Map<String, Value>>>();
        for (var write : transactions.stream().flatMap(List::stream).toList()) {
            var answer = client.getItem(get ->
                    get.tableName(write.table()).key(Attributes.of(write.key())).consistentRead(true));
            items.add(answer.hasItem() ? Optional.of(Attributes.item(answer.item())) : Optional.empty());
        }
        return items;
    }

    @Override
    public List<String> names() {
        return tables.stream().map(TableDescription::name).toList();
    }

    @Override
    public Optional<TableDescription> describe(String table) {
        return tables.stream().filter(one -> one.name().equals(table)).findFirst();
    }
}
