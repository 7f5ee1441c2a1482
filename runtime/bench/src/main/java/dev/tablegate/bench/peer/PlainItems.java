// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.peer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items as plain JSON values, as far as the bench item needs it: strings and numbers. */
final class PlainItems {

    private final DynamoDbClient client;

    PlainItems(DynamoDbClient client) {
        this.client = client;
    }

    Map<String, Object> get(String table, Map<String, String> key) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        key.forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        Map<String, Object> item = new LinkedHashMap<>();
        client.getItem(get -> get.tableName(table).key(attributes))
                .item()
                .forEach((name, value) -> item.put(name, plain(value)));
        return item;
    }

    private static Object plain(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            default -> throw new IllegalArgumentException("a type that the bench item does not have: " + value.type());
        };
    }
}
