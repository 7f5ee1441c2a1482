// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.DynamoJson;
import dev.tablegate.api.data.Value;
import dev.tablegate.staging.set.Digests;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An item before and after a write that is about to be made.
 *
 * @param page in which page it was found
 */
record Image(long page, Map<String, Value> key, Map<String, Value> before, Map<String, Value> after) {

    /** In DynamoDB's own JSON, as a line of the undo file. */
    Image wrapped() {
        return new Image(page, DynamoJson.wrapItem(key), DynamoJson.wrapItem(before), DynamoJson.wrapItem(after));
    }

    Image unwrapped() {
        return new Image(page, DynamoJson.unwrapItem(key), DynamoJson.unwrapItem(before), DynamoJson.unwrapItem(after));
    }

    /** The attributes that differ. */
    Set<String> differing() {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        return names;
    }

    /** Whether the item is, where it differs, as it was before. */
    boolean untouched(Map<String, Value> now) {
        return differing().stream().allMatch(name -> Objects.equals(before.get(name), now.get(name)));
    }

    /** Whether the item is, where it differs, as it should be afterwards. */
    boolean made(Map<String, Value> now) {
        return differing().stream().allMatch(name -> Objects.equals(after.get(name), now.get(name)));
    }

    String digest() {
        return digest(key);
    }

    static String digest(Map<String, Value> key) {
        return new Digests().item(key).hex();
    }
}
