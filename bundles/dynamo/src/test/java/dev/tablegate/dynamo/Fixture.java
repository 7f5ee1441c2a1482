// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables over some DynamoDB, and a client beside them that fills it. */
final class Fixture implements AutoCloseable {

    final OneProfile profiles;
    private final DoubleAdder consumed = new DoubleAdder();
    private final SdkTables tables;
    private final DynamoDbClient client;

    Fixture(URI endpoint) {
        profiles = new OneProfile(endpoint);
        tables = new SdkTables(profiles, new NoCodes(), new OpenSeal(), (call, units) -> consumed.add(units), config());
        client = any(endpoint);
    }

    /** A client that may do anything, as none of ours may. */
    private static DynamoDbClient any(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    /** What was reported as consumed so far. */
    double consumed() {
        return consumed.sum();
    }

    Tables tables() {
        return tables;
    }

    void create(TableDescription shape, Collection<? extends Map<String, Value>> items) {
        if (client.listTables().tableNames().contains(shape.name())) {
            client.deleteTable(delete -> delete.tableName(shape.name()));
        }
        client.createTable(request(shape));
        put(shape.name(), items);
    }

    void put(String table, Collection<? extends Map<String, Value>> items) {
        var puts = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(Attributes.of(item)))
                        .build())
                .toList();
        for (int from = 0; from < puts.size(); from += 25) {
            var batch = puts.subList(from, Math.min(from + 25, puts.size()));
            client.batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
        }
    }

    DynamoDbClient client() {
        return client;
    }

    @Override
    public void close() {
        tables.close();
        client.close();
    }

    private static CreateTableRequest request(TableDescription shape) {
        var request = CreateTableRequest.builder()
                .tableName(shape.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(definitions(shape))
                .keySchema(key(shape.partitionKey(), shape.sortKey()));
        var global = new ArrayList<GlobalSecondaryIndex>();
        var local = new ArrayList<LocalSecondaryIndex>();
        for (var index : shape.indexes()) {
            var key = key(index.partitionKey(), index.sortKey());
            if (index.global()) {
                global.add(GlobalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(key)
                        .projection(projection(index))
                        .build());
            } else {
                local.add(LocalSecondaryIndex.builder()
                        .indexName(index.name())
                        .keySchema(key)
                        .projection(projection(index))
                        .build());
            }
        }
        if (!global.isEmpty()) {
            request.globalSecondaryIndexes(global);
        }
        if (!local.isEmpty()) {
            request.localSecondaryIndexes(local);
        }
        return request.build();
    }

    private static Projection projection(TableDescription.Index index) {
        var projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return projection.build();
    }

    private static List<AttributeDefinition> definitions(TableDescription shape) {
        var indexed = shape.indexes().stream()
                .flatMap(index -> Stream.concat(index.partitionKey().stream(), index.sortKey().stream()));
        return Stream.concat(Stream.concat(shape.partitionKey().stream(), shape.sortKey().stream()), indexed)
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

    private static SdkTables.Config config() {
        return new SdkTables.Config() {
            @Override
            public int connections() {
                return 50;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return SdkTables.Config.class;
            }
        };
    }
}
