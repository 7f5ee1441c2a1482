// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.rehearsal;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/** The request that makes a table with the keys and indexes of another one. */
public final class Blueprint {

    private Blueprint() {}

    /** The request. */
    public static CreateTableRequest of(TableDescription table) {
        var request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions(table))
                .keySchema(key(table.partitionKey(), table.sortKey()));
        var global = table.indexes().stream()
                .filter(Index::global)
                .map(Blueprint::global)
                .toList();
        var local = table.indexes().stream()
                .filter(index -> !index.global())
                .map(Blueprint::local)
                .toList();
        // DynamoDB refuses empty lists of indexes.
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        return request.build();
    }

    private static GlobalSecondaryIndex global(Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.partitionKey(), index.sortKey()))
                .projection(projection(index))
                .build();
    }

    private static LocalSecondaryIndex local(Index index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(key(index.partitionKey(), index.sortKey()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(Index index) {
        var projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return projection.build();
    }

    private static List<AttributeDefinition> definitions(TableDescription table) {
        var indexed = table.indexes().stream()
                .flatMap(index -> Stream.concat(index.partitionKey().stream(), index.sortKey().stream()));
        return Stream.concat(Stream.concat(table.partitionKey().stream(), table.sortKey().stream()), indexed)
                .distinct()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(attribute.type())
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> key(List<KeyAttribute> partition, List<KeyAttribute> sort) {
        return Stream.concat(
                        partition.stream().map(attribute -> element(attribute, KeyType.HASH)),
                        sort.stream().map(attribute -> element(attribute, KeyType.RANGE)))
                .toList();
    }

    private static KeySchemaElement element(KeyAttribute attribute, KeyType type) {
        return KeySchemaElement.builder()
                .attributeName(attribute.name())
                .keyType(type)
                .build();
    }
}
