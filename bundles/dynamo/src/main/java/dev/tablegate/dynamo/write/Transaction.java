// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.write;

import dev.tablegate.api.data.Value;
import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.dynamo.expression.Expressions;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Writes as one request. The same writes make the same request in every run of the program, letter by letter: DynamoDB
 * refuses another one with the same token.
 */
public final class Transaction {

    private static final ReturnValuesOnConditionCheckFailure OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private Transaction() {}

    /** The request. */
    public static TransactWriteItemsRequest.Builder of(List<ItemWrite> writes, String token) {
        if (writes.isEmpty() || writes.size() > Writer.MOST) {
            throw new IllegalArgumentException("a transaction has 1 to " + Writer.MOST + " writes");
        }
        return TransactWriteItemsRequest.builder()
                .transactItems(writes.stream().map(Transaction::item).toList())
                .clientRequestToken(token)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    }

    private static TransactWriteItem item(ItemWrite write) {
        var item = TransactWriteItem.builder();
        return switch (write) {
            case ItemWrite.Create create -> create(item, create);
            case ItemWrite.Change change -> change(item, change);
            case ItemWrite.Remove remove -> remove(item, remove);
            case ItemWrite.Check check -> check(item, check);
        };
    }

    private static TransactWriteItem create(TransactWriteItem.Builder item, ItemWrite.Create create) {
        if (!create.item().entrySet().containsAll(create.key().entrySet())) {
            throw new IllegalArgumentException("the item has another key");
        }
        var expressions = new Expressions();
        return item.put(put -> put.tableName(create.table())
                        .item(Attributes.of(new TreeMap<>(create.item())))
                        .conditionExpression("attribute_not_exists(" + anyKey(expressions, create) + ")")
                        .expressionAttributeNames(expressions.names())
                        .returnValuesOnConditionCheckFailure(OLD))
                .build();
    }

    private static TransactWriteItem change(TransactWriteItem.Builder item, ItemWrite.Change change) {
        var expressions = new Expressions();
        var update = update(expressions, change);
        var condition = condition(expressions, change, change.expected());
        return item.update(write -> write.tableName(change.table())
                        .key(key(change))
                        .updateExpression(update)
                        .conditionExpression(condition)
                        .expressionAttributeNames(expressions.names())
                        .expressionAttributeValues(some(expressions.values()))
                        .returnValuesOnConditionCheckFailure(OLD))
                .build();
    }

    private static TransactWriteItem remove(TransactWriteItem.Builder item, ItemWrite.Remove remove) {
        var expressions = new Expressions();
        var condition = condition(expressions, remove, remove.expected());
        return item.delete(delete -> delete.tableName(remove.table())
                        .key(key(remove))
                        .conditionExpression(condition)
                        .expressionAttributeNames(expressions.names())
                        .expressionAttributeValues(some(expressions.values()))
                        .returnValuesOnConditionCheckFailure(OLD))
                .build();
    }

    private static TransactWriteItem check(TransactWriteItem.Builder item, ItemWrite.Check check) {
        var condition = check.condition();
        return item.conditionCheck(one -> one.tableName(check.table())
                        .key(key(check))
                        .conditionExpression(condition.text())
                        .expressionAttributeNames(some(new TreeMap<>(condition.names())))
                        .expressionAttributeValues(some(Attributes.of(new TreeMap<>(condition.values()))))
                        .returnValuesOnConditionCheckFailure(OLD))
                .build();
    }

    private static String update(Expressions expressions, ItemWrite.Change change) {
        var clauses = new ArrayList<String>();
        if (!change.set().isEmpty()) {
            clauses.add(new TreeMap<>(change.set())
                    .entrySet().stream()
                            .map(set -> expressions.name(set.getKey()) + " = " + expressions.value(set.getValue()))
                            .collect(Collectors.joining(", ", "SET ", "")));
        }
        if (!change.remove().isEmpty()) {
            clauses.add(new TreeSet<>(change.remove())
                    .stream().map(expressions::name).collect(Collectors.joining(", ", "REMOVE ", "")));
        }
        return String.join(" ", clauses);
    }

    /** The item is there, and what is expected of it holds. */
    private static String condition(Expressions expressions, ItemWrite write, Map<String, Optional<Value>> expected) {
        var conditions = new ArrayList<String>();
        conditions.add("attribute_exists(" + anyKey(expressions, write) + ")");
        new TreeMap<>(expected)
                .forEach((name, value) ->
                        conditions.add(value.map(there -> expressions.name(name) + " = " + expressions.value(there))
                                .orElseGet(() -> "attribute_not_exists(" + expressions.name(name) + ")")));
        return String.join(" AND ", conditions);
    }

    private static String anyKey(Expressions expressions, ItemWrite write) {
        return expressions.name(new TreeMap<>(write.key()).firstKey());
    }

    private static Map<String, AttributeValue> key(ItemWrite write) {
        return Attributes.of(new TreeMap<>(write.key()));
    }

    /** DynamoDB refuses empty maps of placeholders. */
    private static <V> @Nullable Map<String, V> some(Map<String, V> placeholders) {
        return placeholders.isEmpty() ? null : placeholders;
    }
}
