// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.engine;

import dev.tablegate.api.data.Value;
import java.util.Optional;

/** The types of an attribute, and the name of the field that holds each of them where an attribute has several. */
enum Kind {
    N("n", "N"),
    /** Numbers that no decimal type holds together with the others: exact, as text. */
    BIG("big", "N"),
    S("s", "S"),
    B("b", "B"),
    BOOL("bool", "BOOL"),
    SS("ss", "SS"),
    NS("ns", "NS"),
    BS("bs", "BS"),
    L("l", "L"),
    M("m", "M");

    private final String field;
    private final String type;

    Kind(String field, String type) {
        this.field = field;
        this.type = type;
    }

    String field() {
        return field;
    }

    /** The type's name in the DynamoDB API. */
    String type() {
        return type;
    }

    /** The kind of a value; empty for null. Numbers are {@link #N} until they turn out not to fit. */
    static Optional<Kind> of(Value value) {
        return value instanceof Value.Null ? Optional.empty() : Optional.of(valueOf(value.type()));
    }
}
