// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamo.expression;

import dev.tablegate.api.data.Value;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Our values as the SDK's, and back, exactly. */
public final class Attributes {

    private Attributes() {}

    /** The value as the SDK has it. */
    public static AttributeValue of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> AttributeValue.fromS(text);
            case Value.Num(var number) -> AttributeValue.fromN(number.toString());
            case Value.Bool(var bool) -> AttributeValue.fromBool(bool);
            case Value.Null() -> AttributeValue.fromNul(true);
            case Value.Binary binary -> AttributeValue.fromB(bytes(binary));
            case Value.Document(var entries) -> AttributeValue.fromM(of(entries));
            case Value.Sequence(var members) ->
                AttributeValue.fromL(members.stream().map(Attributes::of).toList());
            case Value.TextSet(var members) -> AttributeValue.fromSs(List.copyOf(members));
            case Value.NumSet(var members) ->
                AttributeValue.fromNs(members.stream().map(BigDecimal::toString).toList());
            case Value.BinarySet(var members) ->
                AttributeValue.fromBs(members.stream().map(Attributes::bytes).toList());
        };
    }

    /** The item as the SDK has it. */
    public static Map<String, AttributeValue> of(Map<String, Value> item) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        item.forEach((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    /** The item as we have it, its attributes in alphabetical order: DynamoDB keeps none. */
    public static Map<String, Value> item(Map<String, AttributeValue> attributes) {
        String[] names = attributes.keySet().toArray(String[]::new);
        Arrays.sort(names);
        LinkedHashMap<String, Value> item = LinkedHashMap.newLinkedHashMap(names.length);
        for (String name : names) {
            item.put(name, value(Objects.requireNonNull(attributes.get(name))));
        }
        return item;
    }

    /** The value as we have it. */
    public static Value value(AttributeValue attribute) {
        return switch (attribute.type()) {
            case S -> new Value.Text(attribute.s());
            case N -> Value.Num.of(attribute.n());
            case BOOL -> new Value.Bool(attribute.bool());
            case NUL -> new Value.Null();
            case B -> binary(attribute.b());
            case M -> Value.Document.of(item(attribute.m()));
            case L ->
                new Value.Sequence(attribute.l().stream().map(Attributes::value).toList());
            case SS -> new Value.TextSet(new LinkedHashSet<>(attribute.ss()));
            case NS ->
                Value.NumSet.of(attribute.ns().stream().map(BigDecimal::new).toList());
            case BS ->
                Value.BinarySet.of(
                        attribute.bs().stream().map(Attributes::binary).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("DynamoDB sent an attribute of a type that is not known");
        };
    }

    private static SdkBytes bytes(Value.Binary binary) {
        return SdkBytes.fromByteArrayUnsafe(binary.bytes());
    }

    private static Value.Binary binary(SdkBytes bytes) {
        return new Value.Binary(ByteBuffer.wrap(bytes.asByteArrayUnsafe()));
    }
}
