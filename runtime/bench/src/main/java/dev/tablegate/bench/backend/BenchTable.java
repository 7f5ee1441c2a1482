// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import dev.tablegate.bench.peer.DynamoClients;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Makes tables in a DynamoDB Local: that of {@link BenchItem}, or those of {@link Shop}. */
public final class BenchTable implements AutoCloseable {

    private static final int BATCH = 25;

    private final DynamoDbClient client;

    public BenchTable(URI endpoint) {
        client = DynamoClients.client(endpoint);
    }

    public void fill(int items) {
        client.createTable(create -> create.tableName(BenchItem.TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string("pk"), string("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        fill(BenchItem.TABLE, items, BenchItem::item);
    }

    public void fillShop() {
        fillShop("Orders", "orderId", Shop.ORDERS, Shop::order);
        fillShop("Users", "userId", Shop.USERS, Shop::user);
    }

    private void fillShop(String table, String key, int items, IntFunction<Map<String, Map<String, String>>> item) {
        client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(string(key))
                .keySchema(key(key, KeyType.HASH)));
        fill(table, items, item);
    }

    private void fill(String table, int items, IntFunction<Map<String, Map<String, String>>> item) {
        IntStream.iterate(0, from -> from < items, from -> from + BATCH)
                .parallel()
                .forEach(from -> write(
                        table,
                        IntStream.range(from, Math.min(from + BATCH, items)).mapToObj(item)));
    }

    private void write(String table, Stream<Map<String, Map<String, String>>> items) {
        List<WriteRequest> puts = items.map(item -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(attributes(item)).build())
                        .build())
                .toList();
        var answer = client.batchWriteItem(write -> write.requestItems(Map.of(table, puts)));
        if (answer.hasUnprocessedItems() && !answer.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("DynamoDB Local left items unwritten");
        }
    }

    private static Map<String, AttributeValue> attributes(Map<String, Map<String, String>> item) {
        return item.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue())));
    }

    private static AttributeValue attribute(Map<String, String> typed) {
        return AttributeValue.builder().s(typed.get("S")).n(typed.get("N")).build();
    }

    private static AttributeDefinition string(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        client.close();
    }
}
