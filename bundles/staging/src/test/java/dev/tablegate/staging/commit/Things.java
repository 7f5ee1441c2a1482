// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.commit;

import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.staging.set.Planned;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Changes of a table of things: every third is made, changed, removed. */
final class Things {

    static final String TABLE = "Things";
    static final TableBuilder SHAPE = TableBuilder.table(TABLE, "id");

    private Things() {}

    static List<Planned> changes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Things::change).toList();
    }

    /** The items that the changes begin with. */
    static List<Map<String, Value>> items(List<Planned> changes) {
        return changes.stream().flatMap(one -> one.base().stream()).toList();
    }

    static Map<String, Value> key(int number) {
        return Map.of("id", new Value.Text("thing" + number));
    }

    static Map<String, Value> item(int number, int n) {
        return Map.of("id", new Value.Text("thing" + number), "n", Value.Num.of(n));
    }

    private static Planned change(int number) {
        var before = item(number, 1);
        var after = item(number, 2);
        return switch (number % 3) {
            case 0 ->
                new Planned(
                        number, new ItemWrite.Create(TABLE, key(number), after), Optional.empty(), Optional.of(after));
            case 1 -> update(number, 1, 2);
            default ->
                new Planned(
                        number,
                        new ItemWrite.Remove(TABLE, key(number), Map.of("n", Optional.of(Value.Num.of(1)))),
                        Optional.of(before),
                        Optional.empty());
        };
    }

    static Planned update(int number, int from, int to) {
        return new Planned(
                number,
                new ItemWrite.Change(
                        TABLE,
                        key(number),
                        Map.of("n", Value.Num.of(to)),
                        Set.of(),
                        Map.of("n", Optional.of(Value.Num.of(from)))),
                Optional.of(item(number, from)),
                Optional.of(item(number, to)));
    }
}
