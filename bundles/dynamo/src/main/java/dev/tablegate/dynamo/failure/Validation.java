// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.failure;

import dev.tablegate.dynamo.paging.Target;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Says again, in our words, what DynamoDB holds for invalid. */
final class Validation {

    private static final List<String> ABOUT_KEYS = List.of(
            "key element does not match",
            "conditions on the keys",
            "missed key schema",
            "key condition not supported",
            "required keys was not given",
            "Type mismatch for key",
            "Missing the key");

    private static final List<Rule> RULES = List.of(
            new Rule("empty", "A key attribute must not be empty. Give a value with at least one character or byte."),
            new Rule("onsistent read", "A global secondary index has no consistent reads. Set consistent to false."),
            new Rule(
                    "does not project",
                    "The index does not hold an attribute that the request names. Call describe_table to see what it "
                            + "holds, or read the table."),
            new Rule("tarting key", "The cursor does not fit this request. Start again without it."),
            new Rule(
                    "non-primary key",
                    "The filter of a query must not use the key attributes. Put those into the key condition."),
            new Rule(
                    "operand type",
                    "A condition compares with a type that its operator does not take. "
                            + "Check the attribute types with describe_table."),
            new Rule(
                    "document paths",
                    "Two attribute paths contradict each other: one reads an attribute as a map, the other as a list. "
                            + "Name each attribute in one way."),
            new Rule("Item size", "An item would be larger than 400 KB, the most that DynamoDB takes."),
            new Rule("ayload size", "The transaction is larger than 4 MB, the most that DynamoDB takes."),
            new Rule("aggregate size", "The transaction is larger than 4 MB, the most that DynamoDB takes."),
            new Rule("Expression size", "The filter is too large. Use fewer or shorter conditions."),
            new Rule("operators", "The filter has too many conditions. DynamoDB takes about 300."),
            new Rule("nesting", "The filter or a path is nested too deeply. Write it flatter."));

    private static final String OTHER = "DynamoDB refused the request as invalid. "
            + "Check attribute names, types and keys with describe_table, then repeat the call.";

    private final Known known;

    Validation(Known known) {
        this.known = known;
    }

    String sentence(AwsServiceException failure, String table) {
        var message = String.valueOf(failure.getMessage());
        if (ABOUT_KEYS.stream().anyMatch(message::contains)) {
            return keys(table).orElse(OTHER);
        }
        if (message.contains("pecified index")) {
            return "Table '" + table + "' has no such index. Call describe_table to see its indexes.";
        }
        return RULES.stream()
                .filter(rule -> message.contains(rule.part()))
                .map(Rule::sentence)
                .findFirst()
                .orElse(OTHER);
    }

    private Optional<String> keys(String table) {
        return known.describe(table)
                .map(description -> Target.of(description, Optional.empty()).keySentence());
    }

    private record Rule(String part, String sentence) {}
}
