// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * DynamoDB's own JSON, in which each value stands under the name of its type: {@code {"S": "a"}}. Goes from a value to
 * the value that is such JSON, and back; writing and parsing the JSON text is left to others.
 */
public final class DynamoJson {

    private static final int PLAIN_DIGITS = 40;

    private DynamoJson() {}

    /** The value under the name of its type: {@code "a"} becomes {@code {"S": "a"}}. */
    public static Value wrap(Value value) {
        return switch (value) {
            case Value.Text text -> typed("S", text);
            case Value.Num number -> typed("N", text(number.value()));
            case Value.Bool bool -> typed("BOOL", bool);
            case Value.Null ignored -> typed("NULL", new Value.Bool(true));
            case Value.Binary binary -> typed("B", text(binary));
            case Value.Document document -> typed("M", Value.Document.of(wrapItem(document.value())));
            case Value.Sequence list -> typed("L", list(list.value(), DynamoJson::wrap));
            case Value.TextSet set -> typed("SS", list(set.value(), Value.Text::new));
            case Value.NumSet set -> typed("NS", list(set.value(), DynamoJson::text));
            case Value.BinarySet set -> typed("BS", list(set.value(), DynamoJson::text));
        };
    }

    /** Each attribute of the item as {@link #wrap} has it, in the same order. */
    public static SequencedMap<String, Value> wrapItem(Map<String, Value> item) {
        var wrapped = new LinkedHashMap<String, Value>();
        item.forEach((name, value) -> wrapped.put(name, wrap(value)));
        return wrapped;
    }

    /**
     * The inverse of {@link #wrap}.
     *
     * @throws IllegalArgumentException if the value is not DynamoDB JSON; the message names the place
     */
    public static Value unwrap(Value wrapped) {
        return unwrap(wrapped, "");
    }

    /**
     * The inverse of {@link #wrapItem}.
     *
     * @throws IllegalArgumentException if an attribute is not DynamoDB JSON; the message names the place
     */
    public static SequencedMap<String, Value> unwrapItem(Map<String, Value> wrapped) {
        return unwrapItem(wrapped, "");
    }

    /**
     * For keys and operands, where both kinds of JSON are welcome: what is DynamoDB JSON down to its last part is read as
     * such, everything else is taken as it is.
     */
    public static Value lenient(Value value) {
        if (!(value instanceof Value.Document document) || document.value().size() != 1) {
            return value;
        }
        try {
            return unwrap(value);
        } catch (IllegalArgumentException notDynamoJson) {
            return value;
        }
    }

    private static Value unwrap(Value wrapped, String path) {
        if (!(wrapped instanceof Value.Document document) || document.value().size() != 1) {
            throw wrong(path, "write the value under the one name of its type, such as {\"S\": \"text\"}");
        }
        var entry = document.value().firstEntry();
        var content = entry.getValue();
        return switch (entry.getKey()) {
            case "S" -> new Value.Text(string(content, "S", path));
            case "N" -> new Value.Num(number(content, "N", path));
            case "B" -> binary(content, "B", path);
            case "BOOL" -> bool(content, path);
            case "NULL" -> nothing(content, path);
            case "M" -> Value.Document.of(unwrapItem(entries(content, path), path));
            case "L" -> new Value.Sequence(unwrapAll(elements(content, "L", path), path));
            case "SS" -> set(content, "SS", path, DynamoJson::string, Value.TextSet::of);
            case "NS" -> set(content, "NS", path, DynamoJson::number, Value.NumSet::of);
            case "BS" -> set(content, "BS", path, DynamoJson::binary, Value.BinarySet::of);
            default ->
                throw wrong(
                        path, entry.getKey() + " is no type; the types are S, N, B, BOOL, NULL, M, L, SS, NS and BS");
        };
    }

    private static SequencedMap<String, Value> unwrapItem(Map<String, Value> wrapped, String path) {
        var item = new LinkedHashMap<String, Value>();
        wrapped.forEach((name, value) -> item.put(name, unwrap(value, path.isEmpty() ? name : path + "." + name)));
        return item;
    }

    private static List<Value> unwrapAll(List<Value> wrapped, String path) {
        var values = new ArrayList<Value>(wrapped.size());
        for (int i = 0; i < wrapped.size(); i++) {
            values.add(unwrap(wrapped.get(i), path + "[" + i + "]"));
        }
        return values;
    }

    private static String string(Value content, String type, String path) {
        if (content instanceof Value.Text text) {
            return text.value();
        }
        throw wrong(path, type + " takes text");
    }

    /** Takes a JSON number as well: it says the same, and people write it. */
    private static BigDecimal number(Value content, String type, String path) {
        if (content instanceof Value.Num number) {
            return number.value();
        }
        var text = string(content, type, path);
        try {
            return Value.Num.of(text).value();
        } catch (NumberFormatException notANumber) {
            throw wrong(path, type + " takes a number written as text, such as \"12.5\"");
        } catch (IllegalArgumentException outOfRange) {
            throw wrong(path, String.valueOf(outOfRange.getMessage()));
        }
    }

    private static Value.Binary binary(Value content, String type, String path) {
        var text = string(content, type, path);
        try {
            return Value.Binary.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            throw wrong(path, type + " takes base64");
        }
    }

    private static Value bool(Value content, String path) {
        if (content instanceof Value.Bool bool) {
            return bool;
        }
        throw wrong(path, "BOOL takes true or false");
    }

    private static Value nothing(Value content, String path) {
        if (content instanceof Value.Bool(boolean said) && said) {
            return new Value.Null();
        }
        throw wrong(path, "NULL takes true");
    }

    private static Map<String, Value> entries(Value content, String path) {
        if (content instanceof Value.Document document) {
            return document.value();
        }
        throw wrong(path, "M takes an object");
    }

    private static List<Value> elements(Value content, String type, String path) {
        if (content instanceof Value.Sequence list) {
            return list.value();
        }
        throw wrong(path, type + " takes an array");
    }

    private static <T> Value set(
            Value content, String type, String path, Member<T> member, Function<Collection<T>, Value> of) {
        var members = new ArrayList<T>();
        for (var element : elements(content, type, path)) {
            members.add(member.of(element, type, path));
        }
        try {
            return of.apply(members);
        } catch (IllegalArgumentException emptyOrRepeated) {
            throw wrong(path, String.valueOf(emptyOrRepeated.getMessage()));
        }
    }

    private static IllegalArgumentException wrong(String path, String what) {
        return new IllegalArgumentException(path.isEmpty() ? what : path + ": " + what);
    }

    private static Value typed(String type, Value content) {
        return Value.Document.of(Map.of(type, content));
    }

    private static <T> Value list(Collection<T> members, Function<T, Value> each) {
        return new Value.Sequence(members.stream().map(each).toList());
    }

    private static Value text(BigDecimal number) {
        boolean shortEnough = Math.abs(number.scale()) <= PLAIN_DIGITS;
        return new Value.Text(shortEnough ? number.toPlainString() : number.toString());
    }

    private static Value text(Value.Binary binary) {
        return new Value.Text(Base64.getEncoder().encodeToString(binary.bytes()));
    }

    private interface Member<T> {
        T of(Value content, String type, String path);
    }
}
