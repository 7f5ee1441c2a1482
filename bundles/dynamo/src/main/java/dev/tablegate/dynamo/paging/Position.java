// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.paging;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How far one segment is read.
 *
 * @param done whether to its end
 * @param key otherwise the place of the last item read; empty before the first one
 */
public record Position(boolean done, Map<String, AttributeValue> key) {

    static final Position START = new Position(false, Map.of());
    static final Position END = new Position(true, Map.of());

    /** After a page with that last key; DynamoDB gives none at the end. */
    static Position after(Map<String, AttributeValue> lastKey) {
        return lastKey.isEmpty() ? END : new Position(false, lastKey);
    }
}
