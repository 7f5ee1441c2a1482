// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Format;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An attribute that would be another.
 *
 * @param before absent if there was none
 * @param after absent if it would be gone
 */
public record Difference(String attribute, Optional<Value> before, Optional<Value> after) {

    /** The differences between two items, by name of the attribute. */
    static List<Difference> between(Map<String, Value> before, Map<String, Value> after, Format format) {
        var writtenBefore = format.writeItem(before);
        var writtenAfter = format.writeItem(after);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name)))) {
                differences.add(new Difference(
                        name,
                        Optional.ofNullable(writtenBefore.get(name)),
                        Optional.ofNullable(writtenAfter.get(name))));
            }
        }
        return List.copyOf(differences);
    }
}
