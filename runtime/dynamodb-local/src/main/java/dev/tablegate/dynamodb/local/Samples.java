// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Creates the sample tables and fills them, with the same items each time. */
final class Samples {

    private static final int BATCH = 25;
    private static final int WRITERS = 4;

    private Samples() {}

    static void load(URI endpoint) throws InterruptedException, ExecutionException {
        var written = new ArrayList<Future<?>>();
        try (var client = client(endpoint);
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var sample : samples()) {
                client.createTable(sample.table());
                for (int from = 0; from < sample.items().size(); from += BATCH) {
                    var batch = sample.items()
                            .subList(from, Math.min(from + BATCH, sample.items().size()));
                    written.add(
                            threads.submit(() -> write(client, sample.table().tableName(), batch)));
                }
            }
            for (var batch : written) {
                batch.get();
            }
        }
    }

    private static List<Sample> samples() {
        return List.of(
                new Sample(Users.table(), Users.items()),
                new Sample(Orders.table(), Orders.items()),
                new Sample(Products.table(), Products.items()),
                new Sample(Shop.table(), Shop.items()));
    }

    private static void write(DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
        var puts = new ArrayList<WriteRequest>();
        items.forEach(item -> puts.add(
                WriteRequest.builder().putRequest(put -> put.item(item)).build()));
        Map<String, List<WriteRequest>> left = Map.of(table, puts);
        while (!left.isEmpty()) {
            var requests = left;
            left = client.batchWriteItem(batch -> batch.requestItems(requests)).unprocessedItems();
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private record Sample(CreateTableRequest table, List<Map<String, AttributeValue>> items) {}
}
