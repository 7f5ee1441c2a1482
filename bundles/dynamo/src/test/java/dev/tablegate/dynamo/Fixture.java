// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.rehearsal.Blueprint;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import dev.tablegate.tck.FakeMeter;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.NoCodes;
import dev.tablegate.tck.OpenSeal;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Tables over some DynamoDB, and a client beside them that fills it. */
final class Fixture implements AutoCloseable {

    final MemoryProfiles profiles;
    final FakeMeter meter = new FakeMeter();
    private final SdkTables tables;
    private final DynamoDbClient client;

    Fixture(URI endpoint) {
        profiles = new MemoryProfiles(MemoryProfiles.local("demo", endpoint));
        tables = new SdkTables(profiles, new NoCodes(), new OpenSeal(), meter, config());
        client = any(endpoint);
    }

    /** The profile {@code demo} in another form. */
    static Profile profile(Profile.Credentials credentials, URI endpoint, TableRules tables) {
        return new Profile(
                "demo",
                "Demo",
                "#3b6ea5",
                false,
                "eu-central-1",
                credentials,
                Optional.of(endpoint),
                tables,
                Profile.Policy.DEFAULT);
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
        return meter.used().readUnits();
    }

    Tables tables() {
        return tables;
    }

    void create(TableDescription shape, Collection<? extends Map<String, Value>> items) {
        if (client.listTables().tableNames().contains(shape.name())) {
            client.deleteTable(delete -> delete.tableName(shape.name()));
        }
        client.createTable(Blueprint.of(shape));
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
