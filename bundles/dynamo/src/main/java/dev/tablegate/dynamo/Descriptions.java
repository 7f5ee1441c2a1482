// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo;

import dev.tablegate.api.data.TableDescription;
import dev.tablegate.api.data.TableDescription.Index;
import dev.tablegate.api.data.TableDescription.KeyAttribute;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.dynamo.failure.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Asks DynamoDB what a table is like. */
final class Descriptions {

    private final Session session;

    Descriptions(Session session) {
        this.session = session;
    }

    /** Everything, with the time to live, which takes a request of its own. */
    TableDescription describe(String table) {
        return translate(table(table), timeToLive(table));
    }

    /** Everything but the time to live. */
    TableDescription keys(String table) {
        return translate(table(table), Optional.empty());
    }

    private software.amazon.awssdk.services.dynamodb.model.TableDescription table(String name) {
        return session.send(
                        Action.DESCRIBE_TABLE,
                        name,
                        client -> client.describeTable(
                                describe -> describe.tableName(name).overrideConfiguration(session.deadline())))
                .table();
    }

    private Optional<String> timeToLive(String table) {
        try {
            var answer = session.send(
                    Action.DESCRIBE_TIME_TO_LIVE,
                    table,
                    client -> client.describeTimeToLive(
                            describe -> describe.tableName(table).overrideConfiguration(session.deadline())));
            return Optional.ofNullable(answer.timeToLiveDescription())
                    .filter(ttl -> ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED)
                    .map(ttl -> ttl.attributeName());
        } catch (ToolException failure) {
            // The permission is often missing where reading is allowed, and the rest is worth having without it.
            if (failure.code() == ToolException.Standard.DENIED) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static TableDescription translate(
            software.amazon.awssdk.services.dynamodb.model.TableDescription table, Optional<String> timeToLive) {
        var types = table.attributeDefinitions().stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
        var capacity = Optional.ofNullable(table.provisionedThroughput()).filter(unused -> provisioned(table));
        return new TableDescription(
                table.tableName(),
                table.tableStatusAsString(),
                key(table.keySchema(), KeyType.HASH, types),
                key(table.keySchema(), KeyType.RANGE, types),
                indexes(table, types),
                count(table.itemCount()),
                count(table.tableSizeBytes()),
                (provisioned(table) ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST).toString(),
                capacity.map(ProvisionedThroughputDescription::readCapacityUnits),
                capacity.map(ProvisionedThroughputDescription::writeCapacityUnits),
                timeToLive,
                Optional.ofNullable(table.streamSpecification())
                        .filter(stream -> Boolean.TRUE.equals(stream.streamEnabled()))
                        .map(stream -> stream.streamViewTypeAsString()),
                Boolean.TRUE.equals(table.deletionProtectionEnabled()),
                Optional.ofNullable(table.creationDateTime()));
    }

    private static boolean provisioned(software.amazon.awssdk.services.dynamodb.model.TableDescription table) {
        var billing = table.billingModeSummary();
        return billing == null || billing.billingMode() == BillingMode.PROVISIONED;
    }

    private static List<Index> indexes(
            software.amazon.awssdk.services.dynamodb.model.TableDescription table, Map<String, String> types) {
        var indexes = new ArrayList<Index>();
        table.globalSecondaryIndexes().forEach(index -> indexes.add(global(index, types)));
        table.localSecondaryIndexes().forEach(index -> indexes.add(local(index, types)));
        return List.copyOf(indexes);
    }

    private static Index global(GlobalSecondaryIndexDescription index, Map<String, String> types) {
        return new Index(
                index.indexName(),
                true,
                key(index.keySchema(), KeyType.HASH, types),
                key(index.keySchema(), KeyType.RANGE, types),
                index.projection().projectionTypeAsString(),
                included(index.projection()),
                Objects.requireNonNullElse(index.indexStatusAsString(), "ACTIVE"),
                count(index.itemCount()));
    }

    private static Index local(LocalSecondaryIndexDescription index, Map<String, String> types) {
        return new Index(
                index.indexName(),
                false,
                key(index.keySchema(), KeyType.HASH, types),
                key(index.keySchema(), KeyType.RANGE, types),
                index.projection().projectionTypeAsString(),
                included(index.projection()),
                "ACTIVE",
                count(index.itemCount()));
    }

    private static List<String> included(Projection projection) {
        return List.copyOf(projection.nonKeyAttributes());
    }

    private static List<KeyAttribute> key(List<KeySchemaElement> schema, KeyType kind, Map<String, String> types) {
        return schema.stream()
                .filter(element -> element.keyType() == kind)
                .map(element ->
                        new KeyAttribute(element.attributeName(), types.getOrDefault(element.attributeName(), "S")))
                .toList();
    }

    private static long count(@Nullable Long figure) {
        return figure == null ? 0 : figure;
    }
}
