// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Puts an item together, attribute by attribute. */
final class Item {

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    Item text(String name, String value) {
        return with(name, AttributeValue.fromS(value));
    }

    Item number(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    Item number(String name, BigDecimal value) {
        return with(name, AttributeValue.fromN(value.toPlainString()));
    }

    Item bool(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    Item binary(String name, byte[] value) {
        return with(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    }

    Item texts(String name, List<String> members) {
        return with(name, AttributeValue.fromSs(members));
    }

    Item map(String name, Item value) {
        return with(name, AttributeValue.fromM(value.attributes()));
    }

    Item list(String name, List<Item> values) {
        return with(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(value.attributes()))
                        .toList()));
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    private Item with(String name, AttributeValue value) {
        attributes.put(name, value);
        return this;
    }
}
