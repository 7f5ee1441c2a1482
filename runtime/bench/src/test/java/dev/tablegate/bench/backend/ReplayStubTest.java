// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import dev.tablegate.bench.peer.DynamoClients;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Through the SDK's client, which checks the recorded checksums. */
class ReplayStubTest {

    private ReplayStub stub;
    private DynamoDbClient client;

    private void start(int pages, int throttleEvery) throws Exception {
        stub = new ReplayStub(0, new Answers(pages, throttleEvery), 0);
        client = DynamoClients.client(URI.create("http://127.0.0.1:" + stub.port()));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        stub.close();
    }

    @Test
    void answersGetItemWithTheRecordedItem() throws Exception {
        start(1, 0);
        var item = get(ReturnConsumedCapacity.NONE).item();
        assertEquals(6, item.size());
        assertEquals(BenchItem.NOTE, item.get("note").s());
        assertEquals(0.5, get(ReturnConsumedCapacity.TOTAL).consumedCapacity().capacityUnits());
    }

    @Test
    void answersTheOtherRecordedOperations() throws Exception {
        start(1, 0);
        assertEquals("Bench", client.listTables().tableNames().getFirst());
        assertEquals(
                2,
                client.describeTable(describe -> describe.tableName(BenchItem.TABLE))
                        .table()
                        .keySchema()
                        .size());
        assertEquals(1, client.query(query -> query.tableName(BenchItem.TABLE)).count());
    }

    @Test
    void scansAsManyPagesAsItWasTold() throws Exception {
        start(5, 0);
        var pages = client.scanPaginator(scan -> scan.tableName(BenchItem.TABLE)).stream()
                .toList();
        assertEquals(5, pages.size());
        assertFalse(pages.stream().limit(4).map(ScanResponse::lastEvaluatedKey).anyMatch(Map::isEmpty));
    }

    @Test
    void throttlesWhereItWasTold() throws Exception {
        start(1, 1);
        var refusal = assertThrows(DynamoDbException.class, () -> get(ReturnConsumedCapacity.NONE));
        assertEquals(
                "ProvisionedThroughputExceededException",
                refusal.awsErrorDetails().errorCode());
    }

    @Test
    void refusesWhatWasNotRecorded() throws Exception {
        start(1, 0);
        assertThrows(DynamoDbException.class, () -> client.describeLimits());
    }

    private GetItemResponse get(ReturnConsumedCapacity capacity) {
        var key = Map.of(
                "pk", AttributeValue.fromS(BenchItem.pk(7)),
                "sk", AttributeValue.fromS(BenchItem.sk(7)));
        return client.getItem(get -> get.tableName(BenchItem.TABLE).key(key).returnConsumedCapacity(capacity));
    }
}
