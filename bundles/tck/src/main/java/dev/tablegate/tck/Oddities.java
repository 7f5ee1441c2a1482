// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.ScanRequest;
import dev.tablegate.api.data.Select;
import dev.tablegate.api.data.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Values that are easily compared wrongly, one to an item, and conditions on them. */
final class Oddities {

    static final String TABLE = "ContractOddities";

    private static final String TALL = new String(Character.toChars(0x1F600));
    private static final List<Value> VALUES = List.of(
            text(""),
            text("a"),
            text("ab"),
            text("\u00e9"),
            text("\uffee"),
            text(TALL),
            text("5"),
            text("N"),
            number("-1"),
            number("0"),
            number("1"),
            number("2"),
            number("5.0"),
            number("1E+125"),
            number("1E-130"),
            Value.Binary.of(new byte[] {1}),
            Value.Binary.of(new byte[] {1, -1}),
            Value.Binary.of(new byte[] {-1}),
            new Value.Bool(true),
            new Value.Bool(false),
            new Value.Null(),
            Value.Document.of(Map.of()),
            Value.Document.of(Map.of("a", number("1"), "b", text("a"))),
            new Value.Sequence(List.of()),
            new Value.Sequence(List.of(text("a"), number("1"), Value.TextSet.of(List.of("b", "a")))),
            Value.TextSet.of(List.of("a", "b")),
            Value.TextSet.of(List.of("b", "a")),
            Value.NumSet.of(List.of(number("1").value(), number("2").value())),
            Value.BinarySet.of(List.of(Value.Binary.of(new byte[] {1}))));

    private Oddities() {}

    static TableBuilder shape() {
        return TableBuilder.table(TABLE, "id:N");
    }

    /** One item for each value, and one without any. */
    static List<Map<String, Value>> all() {
        var items = new ArrayList<Map<String, Value>>();
        items.add(Map.of("id", Value.Num.of(0)));
        for (var value : VALUES) {
            var item = new LinkedHashMap<String, Value>();
            item.put("id", Value.Num.of(items.size()));
            item.put("odd", value);
            items.add(item);
        }
        return items;
    }

    /** Each operator with each value, or with some pairs of them. */
    static List<Condition> conditions() {
        var random = new Random(7);
        var conditions = new ArrayList<Condition>();
        for (var operator : Operator.values()) {
            if (operator.takes(0)) {
                conditions.add(new Condition("odd", operator, List.of()));
            }
            for (var value : VALUES) {
                if (operator.takes(1)) {
                    conditions.add(new Condition("odd", operator, List.of(value)));
                }
                if (operator.takes(2)) {
                    var other = VALUES.get(random.nextInt(VALUES.size()));
                    conditions.add(new Condition("odd", operator, List.of(value, other)));
                }
            }
        }
        return conditions;
    }

    static ScanRequest scan(Condition condition) {
        return new ScanRequest(
                TABLE,
                Optional.empty(),
                Optional.of(new Filter.Test(condition)),
                List.of("id"),
                true,
                1,
                Select.ITEMS,
                Notes.bounds(1_000),
                Optional.empty());
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value.Num number(String text) {
        return Value.Num.of(text);
    }
}
