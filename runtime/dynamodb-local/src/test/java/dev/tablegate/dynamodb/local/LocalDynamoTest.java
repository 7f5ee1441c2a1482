// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LocalDynamoTest {

    private static LocalDynamo local;
    private static DynamoDbClient client;

    @BeforeAll
    static void start() {
        local = LocalDynamo.startSeeded();
        client = client(local.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        local.close();
    }

    @Test
    void holdsTheFourSampleTables() {
        assertEquals(
                List.of("Orders", "Products", "Shop", "Users"),
                client.listTables().tableNames());
        assertEquals(10, count("Users"));
        assertEquals(2_000, count("Orders"));
        assertEquals(300, count("Products"));
        assertTrue(count("Shop") > 1_000);
    }

    @Test
    void theFirstUserIsAlice() {
        var first = client.scan(scan -> scan.tableName("Users")).items().stream()
                .filter(item -> item.get("userId").s().equals("user001"))
                .findFirst()
                .orElseThrow();
        assertEquals("Alice Johnson", first.get("name").s());
        assertEquals(List.of("java", "oncall"), first.get("tags").ss());
        assertEquals("Seattle", first.get("address").m().get("city").s());
    }

    @Test
    void everyIndexHoldsItems() {
        for (var index : List.of("Orders byStatus", "Products byCategory", "Shop GSI1", "Shop GSI2")) {
            var words = index.split(" ");
            var page = client.scan(scan -> scan.tableName(words[0]).indexName(words[1]));
            assertTrue(page.count() > 0, index);
        }
    }

    @Test
    void seedsTheSameEachTime() throws Exception {
        var first = digest(client);
        try (var other = LocalDynamo.startSeeded();
                var otherClient = client(other.endpoint())) {
            assertEquals(first, digest(otherClient));
        }
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    var outside =
                            new InetSocketAddress(address, local.endpoint().getPort());
                    try (var socket = new Socket()) {
                        assertThrows(ConnectException.class, () -> socket.connect(outside, 2_000));
                    }
                }
            }
        }
    }

    @Test
    void endsWithTheOneWhoStartedIt() {
        var other = LocalDynamo.start();
        var process = ProcessHandle.of(other.pid()).orElseThrow();
        other.close();
        assertFalse(process.isAlive());
    }

    private static int count(String table) {
        return client.scanPaginator(scan -> scan.tableName(table)).stream()
                .mapToInt(page -> page.count())
                .sum();
    }

    private static String digest(DynamoDbClient from) throws Exception {
        var sha = MessageDigest.getInstance("SHA-256");
        for (var table : from.listTables().tableNames()) {
            from.scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .map(item -> new TreeMap<>(item).toString())
                    .sorted()
                    .forEach(text -> sha.update(text.getBytes(StandardCharsets.UTF_8)));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
