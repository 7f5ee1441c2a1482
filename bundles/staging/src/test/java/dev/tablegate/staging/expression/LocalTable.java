// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.expression;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamodb.local.LocalDynamo;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** One table of a DynamoDB Local, to compare with. */
final class LocalTable implements AutoCloseable {

    private static final String NAME = "Expressions";
    private static final int INVALID = 400;

    private final LocalDynamo local = LocalDynamo.start();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(local.endpoint())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build();

    LocalTable() {
        client.createTable(create -> create.tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    void put(Map<String, Value> item) {
        client.putItem(put -> put.tableName(NAME).item(Attributes.of(item)));
    }

    void delete(Map<String, Value> key) {
        client.deleteItem(delete -> delete.tableName(NAME).key(Attributes.of(key)));
    }

    /** The item after the update; empty if it was refused. */
    Optional<Map<String, Value>> update(Map<String, Value> key, Expression update) {
        try {
            var answer = client.updateItem(request -> {
                request.tableName(NAME)
                        .key(Attributes.of(key))
                        .updateExpression(update.text())
                        .returnValues(ReturnValue.ALL_NEW);
                names(update).ifPresent(request::expressionAttributeNames);
                values(update).ifPresent(request::expressionAttributeValues);
            });
            return Optional.of(Attributes.item(answer.attributes()));
        } catch (DynamoDbException refused) {
            return refused(refused);
        }
    }

    /** Whether the condition holds for the item that is there; empty if it was refused. */
    Optional<Boolean> matches(Map<String, Value> item, Expression condition) {
        try {
            client.putItem(request -> {
                request.tableName(NAME).item(Attributes.of(item)).conditionExpression(condition.text());
                names(condition).ifPresent(request::expressionAttributeNames);
                values(condition).ifPresent(request::expressionAttributeValues);
            });
            return Optional.of(true);
        } catch (ConditionalCheckFailedException not) {
            return Optional.of(false);
        } catch (DynamoDbException refused) {
            return refused(refused);
        }
    }

    @Override
    public void close() {
        client.close();
        local.close();
    }

    private static <T> Optional<T> refused(DynamoDbException refused) {
        if (refused.statusCode() != INVALID) {
            throw refused;
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> names(Expression expression) {
        return Optional.of(expression.names()).filter(names -> !names.isEmpty());
    }

    private static Optional<Map<String, AttributeValue>> values(Expression expression) {
        return Optional.of(Attributes.of(expression.values())).filter(values -> !values.isEmpty());
    }
}
