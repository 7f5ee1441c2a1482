// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.SdkTables;
import dev.tablegate.dynamo.SdkWriter;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.NoCodes;
import dev.tablegate.tck.OpenSeal;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of things in a DynamoDB Local of its own, with our reading and writing over it. */
public final class LocalThings implements AutoCloseable {

    public final Profiles profiles;
    public final Tables tables;
    public final Writer writer;
    private final LocalDynamo local = LocalDynamo.start();
    private final DynamoDbClient client;

    public LocalThings() {
        profiles = new MemoryProfiles(MemoryProfiles.local("demo", local.endpoint()));
        tables = new SdkTables(profiles, new NoCodes(), new OpenSeal(), new FakeMeter(), config());
        writer = new SdkWriter(profiles, new NoCodes(), new FakeMeter());
        client = DynamoDbClient.builder()
                .endpointOverride(local.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(Apache5HttpClient.create())
                .build();
    }

    /** Makes the table anew, with these items. */
    public void fill(Collection<? extends Map<String, Value>> items) {
        if (client.listTables().tableNames().contains(Things.TABLE)) {
            client.deleteTable(delete -> delete.tableName(Things.TABLE));
        }
        client.createTable(create -> create.tableName(Things.TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
        var creates = items.stream()
                .map(item ->
                        (ItemWrite) new ItemWrite.Create(Things.TABLE, Map.of("id", item.get("id")), Map.copyOf(item)))
                .toList();
        for (int from = 0; from < creates.size(); from += Writer.MOST) {
            var some = creates.subList(from, Math.min(from + Writer.MOST, creates.size()));
            writer.transact(new FakeCall(), some, "fill" + System.nanoTime());
        }
    }

    /** Somebody else adds to the number of a thing. */
    public void add(int number, int more) {
        client.updateItem(update -> update.tableName(Things.TABLE)
                .key(Map.of("id", AttributeValue.fromS("thing" + number)))
                .updateExpression("ADD n :more")
                .expressionAttributeValues(Map.of(":more", AttributeValue.fromN("" + more))));
    }

    Optional<Map<String, Value>> item(int number) {
        return tables.get(new FakeCall(), new GetRequest(Things.TABLE, Things.key(number), List.of(), true))
                .item();
    }

    /** The number of a thing. */
    public int n(int number) {
        return item(number)
                .map(item -> item.get("n") instanceof Value.Num(var n) ? n.intValueExact() : 0)
                .orElse(0);
    }

    @Override
    public void close() {
        client.close();
        local.close();
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
