// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Puts a table's definition together; each key attribute is written {@code name} or, for a number, {@code name:N}. */
final class Schema {

    private final String table;
    private final List<KeySchemaElement> key;
    private final Map<String, ScalarAttributeType> types = new LinkedHashMap<>();
    private final List<GlobalSecondaryIndex> indexes = new ArrayList<>();

    Schema(String table, String... key) {
        this.table = table;
        this.key = key(key);
    }

    Schema index(String name, String... attributes) {
        indexes.add(GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(attributes))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build());
        return this;
    }

    CreateTableRequest request() {
        var request = CreateTableRequest.builder()
                .tableName(table)
                .keySchema(key)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList());
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        return request.build();
    }

    private List<KeySchemaElement> key(String... attributes) {
        var elements = new ArrayList<KeySchemaElement>();
        for (var attribute : attributes) {
            var name = attribute.replace(":N", "");
            types.put(name, attribute.endsWith(":N") ? ScalarAttributeType.N : ScalarAttributeType.S);
            elements.add(KeySchemaElement.builder()
                    .attributeName(name)
                    .keyType(elements.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return elements;
    }
}
