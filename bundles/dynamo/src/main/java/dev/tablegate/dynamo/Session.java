// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.client.Connection;
import dev.tablegate.dynamo.client.Deadlines;
import dev.tablegate.dynamo.failure.Action;
import dev.tablegate.dynamo.failure.Delivery;
import dev.tablegate.dynamo.failure.Failures;
import dev.tablegate.dynamo.failure.Known;
import dev.tablegate.host.catalog.Meter;
import dev.tablegate.host.catalog.Meter.Need;
import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.profile.SessionKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** One call with the connection of its profile. Everything that is asked of DynamoDB goes through here. */
final class Session implements Known {

    private final Call call;
    private final Connection connection;
    private final Meter meter;
    private final Optional<AwsCredentialsProvider> keys;

    /**
     * @param keys those of this call alone; empty for the client's own
     */
    Session(Call call, Connection connection, Optional<SessionKeys> keys, Meter meter) {
        this.call = call;
        this.meter = meter;
        this.connection = connection;
        this.keys = keys.map(own -> StaticCredentialsProvider.create(
                AwsSessionCredentials.create(own.accessKeyId(), own.secretAccessKey(), own.sessionToken())));
    }

    Call call() {
        return call;
    }

    /** Sends a request; a failure comes back in our own words. */
    <R> R send(Action action, String table, Function<DynamoDbClient, R> request) {
        try {
            return ask(request);
        } catch (SdkException | IllegalStateException | IllegalArgumentException failure) {
            // Says itself why the call ended, if it was ended.
            call.checkCancelled();
            throw failure(failure, action, table);
        }
    }

    /** Sends a request; a failure is the SDK's own. */
    <R> R ask(Function<DynamoDbClient, R> request) {
        call.checkCancelled();
        return request.apply(connection.client());
    }

    /** A failure of the SDK in our own words. */
    ToolException failure(RuntimeException failure, Action action, String table) {
        return new Failures(this).of(failure, action, table);
    }

    /**
     * Sends a request that reads, if the budgets leave room for it, and counts what it consumed.
     *
     * @param request given how many of the items that are needed it may look at
     */
    <R> R read(
            Action action,
            String table,
            Need need,
            BiFunction<DynamoDbClient, Integer, R> request,
            Function<R, Used> consumed) {
        call.checkCancelled();
        var read = meter.begin(call, connection.profile().policy().budget(), need);
        try {
            R answer = send(action, table, client -> request.apply(client, (int) read.items()));
            var used = consumed.apply(answer);
            read.end(used.readUnits(), used.items());
            return answer;
        } catch (RuntimeException failed) {
            read.fail(!(failed.getCause() instanceof RuntimeException cause) || Delivery.unsure(cause));
            throw failed;
        }
    }

    /**
     * The name of a table, once it is one that the connection may see. One that it may not see is answered as one that
     * does not exist.
     */
    String table(String name) {
        TableName.check(name);
        if (!connection.profile().tables().allows(name)) {
            throw new Failures(this).notFound(name);
        }
        return name;
    }

    /** What holds a request to the deadline of the call. */
    AwsRequestOverrideConfiguration deadline() {
        return keyed(Deadlines.of(call));
    }

    /** The same, with time left to say what was read. */
    AwsRequestOverrideConfiguration before(Duration margin) {
        return keyed(Deadlines.before(call, margin));
    }

    private AwsRequestOverrideConfiguration keyed(AwsRequestOverrideConfiguration plain) {
        return keys.map(own -> plain.toBuilder().credentialsProvider(own).build())
                .orElse(plain);
    }

    /** All names, in alphabetical order. */
    List<String> allNames() {
        var names = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var from = after;
            var page = send(
                    Action.LIST_TABLES,
                    "",
                    client -> client.listTables(list ->
                            list.exclusiveStartTableName(from.orElse(null)).overrideConfiguration(deadline())));
            page.tableNames().stream()
                    .filter(connection.profile().tables()::allows)
                    .forEach(names::add);
            after = Optional.of(page).map(ListTablesResponse::lastEvaluatedTableName);
        } while (after.isPresent());
        Collections.sort(names);
        return names;
    }

    /** The description as of now; remembered for the queries that follow. */
    TableDescription freshDescription(String table) {
        var description = new Descriptions(this).describe(table);
        connection.tables().put(table, Optional.of(description));
        return description;
    }

    /** A description a few seconds old at most; empty if the profile may not look at it. */
    Optional<TableDescription> description(String table) {
        return connection.tables().get(table, this::readable);
    }

    @Override
    public List<String> names() {
        try {
            return allNames();
        } catch (ToolException notListable) {
            return List.of();
        }
    }

    @Override
    public Optional<TableDescription> describe(String table) {
        try {
            return description(table);
        } catch (ToolException notThere) {
            return Optional.empty();
        }
    }

    private Optional<TableDescription> readable(String table) {
        try {
            return Optional.of(new Descriptions(this).keys(table));
        } catch (ToolException failure) {
            if (failure.code() == ToolException.Standard.DENIED) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
