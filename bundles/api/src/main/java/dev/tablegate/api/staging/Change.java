// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What would become of one item. Several writes of one item in one set make one change.
 *
 * @param number its place in the set, from 1 on; never used again
 * @param kind what becomes of the item, seen from what it was
 * @param table its table
 * @param key its complete primary key
 * @param base the item as it was read, consistently, when it was staged; empty if there was none
 * @param result the item as it would be; empty if it would be gone. For a check the same as the base
 * @param conditions those given with the writes, all of which held when they were staged
 * @param reasons why, in the words of the agent, one for each write that gave one
 * @param rejected whether a person took it out of the set
 * @param rejectedAttributes attributes that a person keeps as they were
 * @param read when the base was read
 * @param outcome what became of it
 * @param note a sentence about the outcome; empty if there is nothing to say
 */
public record Change(
        int number,
        Kind kind,
        String table,
        Map<String, Value> key,
        Optional<Map<String, Value>> base,
        Optional<Map<String, Value>> result,
        List<Expression> conditions,
        List<String> reasons,
        boolean rejected,
        Set<String> rejectedAttributes,
        Instant read,
        Outcome outcome,
        String note) {

    /** What becomes of an item. */
    public enum Kind {
        /** There was none, and there would be one. */
        PUT,
        /** It would be another. */
        UPDATE,
        /** It would be gone. */
        DELETE,
        /** It stays, and must fulfil a condition. */
        CHECK
    }

    /** What became of a change. */
    public enum Outcome {
        /** Nothing yet. */
        PENDING,
        /** It is written. */
        COMMITTED,
        /** The item was changed by somebody else; nothing was written. */
        CONFLICT,
        /** DynamoDB refused it; nothing was written. */
        FAILED,
        /** DynamoDB did not say whether it wrote it. A person can have the item looked at. */
        UNKNOWN
    }
}
