// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.SdkTables;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.rehearsal.Blueprint;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.NoCodes;
import dev.tablegate.tck.OpenSeal;
import dev.tablegate.tck.TableBuilder;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables in a DynamoDB Local of their own, read as ever. */
final class LocalTables implements AutoCloseable {

    private static final int MOST_PUTS = 25;

    private final LocalDynamo local = LocalDynamo.start();
    private final SdkTables tables = new SdkTables(
            new MemoryProfiles(MemoryProfiles.local("demo", local.endpoint())),
            new NoCodes(),
            new OpenSeal(),
            new FakeMeter(),
            config());
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(Apache5HttpClient.create())
            .build();

    Tables tables() {
        return tables;
    }

    void add(TableBuilder shape, List<Map<String, Value>> items) {
        var table = shape.build();
        client.createTable(Blueprint.of(table));
        var puts = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(put -> put.item(Attributes.of(item)))
                        .build())
                .toList();
        for (int from = 0; from < puts.size(); from += MOST_PUTS) {
            var some = puts.subList(from, Math.min(from + MOST_PUTS, puts.size()));
            client.batchWriteItem(write -> write.requestItems(Map.of(table.name(), some)));
        }
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

    @Override
    public void close() {
        client.close();
        local.close();
    }
}
