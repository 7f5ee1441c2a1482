// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * A column of rows: an attribute that at least one of them may have.
 *
 * @param name the attribute
 * @param types the types that its values have, by their names in the DynamoDB API ({@code S}, {@code N}, ...); several
 *     if they differ from row to row, none if no row has a value
 */
public record Column(String name, Set<String> types) {

    public Column {
        SequencedSet<String> ordered = new LinkedHashSet<>(types);
        types = Collections.unmodifiableSequencedSet(ordered);
    }
}
