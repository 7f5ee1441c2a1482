// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.client;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.TableRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** S1, at the bottom: the clients that read send nothing that writes. */
class FenceTest {

    private static final Map<String, AttributeValue> ITEM = Map.of("id", AttributeValue.fromS("1"));

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    static Stream<Consumer<DynamoDbClient>> writes() {
        var put = WriteRequest.builder().putRequest(one -> one.item(ITEM)).build();
        var transactPut = TransactWriteItem.builder()
                .put(one -> one.tableName("Users").item(ITEM))
                .build();
        var insert = "INSERT INTO Users VALUE {'id': '1'}";
        return Stream.of(
                client -> client.putItem(write -> write.tableName("Users").item(ITEM)),
                client -> client.updateItem(write -> write.tableName("Users").key(ITEM)),
                client -> client.deleteItem(write -> write.tableName("Users").key(ITEM)),
                client -> client.batchWriteItem(write -> write.requestItems(Map.of("Users", List.of(put)))),
                client -> client.transactWriteItems(write -> write.transactItems(transactPut)),
                client -> client.executeStatement(write -> write.statement(insert)),
                client -> client.executeTransaction(write -> write.transactStatements(
                        ParameterizedStatement.builder().statement(insert).build())),
                client -> client.batchExecuteStatement(write -> write.statements(
                        BatchStatementRequest.builder().statement(insert).build())),
                client -> client.createTable(write -> write.tableName("Users")),
                client -> client.updateTable(write -> write.tableName("Users")),
                client -> client.deleteTable(write -> write.tableName("Users")),
                client -> client.updateTimeToLive(write -> write.tableName("Users")),
                client -> client.tagResource(write -> write.resourceArn("arn")));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aClientThatReadsSendsNoWrite(Consumer<DynamoDbClient> write) {
        try (var client = client(Purpose.READ)) {
            var refusal = assertThrows(SdkClientException.class, () -> write.accept(client));
            assertTrue(refusal.getMessage().contains("nothing was sent"), refusal.getMessage());
            assertEquals(0, requests.get());
        }
    }

    @Test
    void notEvenAStatementThatReads() {
        try (var client = client(Purpose.READ)) {
            assertThrows(
                    SdkClientException.class,
                    () -> client.executeStatement(read -> read.statement("SELECT * FROM Users")));
            assertEquals(0, requests.get());
        }
    }

    @Test
    void aClientThatReadsSendsReads() {
        try (var client = client(Purpose.READ)) {
            assertThrows(
                    SdkException.class,
                    () -> client.getItem(read -> read.tableName("Users").key(ITEM)));
            assertEquals(1, requests.get());
        }
    }

    @Test
    void aClientThatWritesWritesTransactionsOnly() {
        try (var client = client(Purpose.WRITE)) {
            assertThrows(
                    SdkClientException.class,
                    () -> client.putItem(write -> write.tableName("Users").item(ITEM)));
            assertThrows(SdkClientException.class, () -> client.deleteTable(write -> write.tableName("Users")));
            assertEquals(0, requests.get());
        }
    }

    private DynamoDbClient client(Purpose purpose) {
        var profile = new Profile(
                "demo",
                "Demo",
                "#3b6ea5",
                false,
                "eu-central-1",
                new Profile.Credentials.Static("local", "local"),
                Optional.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                TableRules.ALL,
                Profile.Policy.DEFAULT);
        return new Connector(purpose, 2).apply(profile);
    }
}
