// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.write;

import dev.tablegate.dynamo.expression.Attributes;
import dev.tablegate.host.write.Writer.Reason;
import dev.tablegate.host.write.Writer.Result;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Says in our words why DynamoDB cancelled a transaction. */
public final class Reasons {

    /** What a write is told that somebody else's write is in the way of. */
    public static final Reason CONFLICT = new Reason.Busy("Another transaction wrote the item in that moment.");

    /** What a write is told that there is no capacity for. */
    public static final Reason THROTTLED =
            new Reason.Busy("DynamoDB throttles: the write capacity of the table is used up.");

    private static final Set<String> THROTTLES = Set.of("ProvisionedThroughputExceeded", "ThrottlingError");

    private Reasons() {}

    /** One for each write, in their order. */
    public static Result.Refused of(TransactionCanceledException cancelled) {
        return new Result.Refused(
                cancelled.cancellationReasons().stream().map(Reasons::reason).toList());
    }

    private static Reason reason(CancellationReason reason) {
        var code = Optional.ofNullable(reason.code()).orElse("None");
        if (THROTTLES.contains(code)) {
            return THROTTLED;
        }
        return switch (code) {
            case "None" -> new Reason.None();
            case "ConditionalCheckFailed" ->
                new Reason.Changed(reason.hasItem() ? Optional.of(Attributes.item(reason.item())) : Optional.empty());
            case "TransactionConflict" -> CONFLICT;
            case "ItemCollectionSizeLimitExceeded" ->
                new Reason.Invalid("The items of this partition key would exceed 10 GB, the most with a local index.");
            default -> new Reason.Invalid(invalid(String.valueOf(reason.message())));
        };
    }

    /** DynamoDB's own messages hold names of resources. */
    private static String invalid(String message) {
        if (message.contains("Item size")) {
            return "An item would be larger than 400 KB, the most that DynamoDB takes.";
        }
        if (message.contains("key") || message.contains("index")) {
            return "The item does not fit a key of the table or of one of its indexes: a key attribute has another type,"
                    + " or is empty.";
        }
        return "DynamoDB holds the write for invalid.";
    }
}
