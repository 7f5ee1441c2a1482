// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.rehearsal;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamodb.local.LocalDynamo;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import dev.tablegate.tck.TableBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Rehearsals in a DynamoDB Local that keeps access keys apart, and in one that does not. */
class LocalRehearsalsTest {

    private static final TableDescription TABLE = TableBuilder.table("Orders", "user", "number:N")
            .globalIndex("byStatus", "status", "created:N")
            .localIndex("byTotal", "total:N")
            .build();
    private static final Map<String, Value> KEY = Map.of("user", new Value.Text("ada"), "number", Value.Num.of(1));
    private static final Map<String, Value> ITEM =
            Map.of("user", new Value.Text("ada"), "number", Value.Num.of(1), "total", Value.Num.of(10));

    private static LocalDynamo local;

    @BeforeAll
    static void start() {
        local = LocalDynamo.startWithAccounts();
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void showsWhatWouldBecomeOfTheItems() {
        var rehearsed = rehearsals(local)
                .run(
                        List.of(TABLE),
                        Map.of("Orders", List.of(ITEM)),
                        List.of(List.of(total(10, 11)), List.of(total(10, 12))));
        assertInstanceOf(Result.Written.class, rehearsed.results().getFirst());
        Map<String, Value> eleven =
                Map.of("user", new Value.Text("ada"), "number", Value.Num.of(1), "total", Value.Num.of(11));
        assertEquals(
                new Result.Refused(List.of(new Reason.Changed(Optional.of(eleven)))),
                rehearsed.results().getLast());
        assertEquals(List.of(Optional.of(eleven), Optional.of(eleven)), rehearsed.after());
    }

    @Test
    void leavesNothingBehindAndCanBeRepeated() {
        var rehearsals = rehearsals(local);
        for (int times = 0; times < 3; times++) {
            var rehearsed =
                    rehearsals.run(List.of(TABLE), Map.of("Orders", List.of(ITEM)), List.of(List.of(total(10, 11))));
            assertInstanceOf(Result.Written.class, rehearsed.results().getFirst());
        }
    }

    @Test
    void saysWhatDynamoDbHoldsForInvalid() {
        var large = new ItemWrite.Change(
                "Orders", KEY, Map.of("note", new Value.Text("x".repeat(401 << 10))), Set.of(), Map.of());
        var rehearsed = rehearsals(local).run(List.of(TABLE), Map.of("Orders", List.of(ITEM)), List.of(List.of(large)));
        var refused = assertInstanceOf(Result.Refused.class, rehearsed.results().getFirst());
        assertInstanceOf(Reason.Invalid.class, refused.reasons().getFirst());
    }

    @Test
    void nobodyElseSeesTheCopies() {
        var rehearsals = rehearsals(local);
        try (var other = client(local.endpoint())) {
            other.createTable(Blueprint.of(TABLE));
            rehearsals.run(List.of(TABLE), Map.of("Orders", List.of(ITEM)), List.of(List.of(total(10, 11))));
            assertEquals(0, other.scan(scan -> scan.tableName("Orders")).count());
            other.deleteTable(delete -> delete.tableName("Orders"));
        }
    }

    /** It could write to the tables of a profile there. */
    @Test
    void keepsAwayFromTablesOfOthers() {
        try (var shared = LocalDynamo.start();
                var other = client(shared.endpoint())) {
            other.createTable(Blueprint.of(TABLE));
            var refusal = assertThrows(
                    ToolException.class,
                    () -> rehearsals(shared)
                            .run(List.of(TABLE), Map.of("Orders", List.of(ITEM)), List.of(List.of(total(10, 11)))));
            assertTrue(refusal.getMessage().contains("-sharedDb"), refusal.getMessage());
            assertEquals(List.of("Orders"), other.listTables().tableNames());
        }
    }

    @Test
    void saysWhatIsMissing() {
        var rehearsals = new LocalRehearsals(Optional.empty());
        assertTrue(rehearsals.missing().orElseThrow().contains("--dynamodb-local"));
        assertEquals(Optional.empty(), rehearsals(local).missing());
    }

    private static ItemWrite total(int from, int to) {
        return new ItemWrite.Change(
                "Orders",
                KEY,
                Map.of("total", Value.Num.of(to)),
                Set.of(),
                Map.of("total", Optional.of(Value.Num.of(from))));
    }

    private static LocalRehearsals rehearsals(LocalDynamo where) {
        return new LocalRehearsals(Optional.of(where.endpoint()));
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(Apache5HttpClient.create())
                .build();
    }
}
