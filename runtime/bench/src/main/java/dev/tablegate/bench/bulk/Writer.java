// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.bulk;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Rows;
import dev.tablegate.bench.backend.Shop;
import dev.tablegate.export.text.CsvExporter;
import dev.tablegate.tck.FakeCall;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The writer alone: rows in memory, and nobody who keeps what is written. */
final class Writer {

    private final List<Map<String, Value>> orders =
            IntStream.range(0, Shop.ORDERS).mapToObj(Writer::order).toList();

    private static Map<String, Value> order(int index) {
        var order = new LinkedHashMap<String, Value>();
        Shop.order(index).forEach((name, typed) -> {
            String number = typed.get("N");
            order.put(name, number == null ? new Value.Text(typed.getOrDefault("S", "")) : Value.Num.of(number));
        });
        return order;
    }

    void write() throws IOException {
        new CsvExporter().write(new Archive(), OutputStream.nullOutputStream(), new FakeCall());
    }

    /** The orders, as often as the archive has them. */
    private final class Archive implements Rows {

        @Override
        public List<Column> columns() {
            return orders.getFirst().entrySet().stream()
                    .map(cell ->
                            new Column(cell.getKey(), Set.of(cell.getValue().type())))
                    .toList();
        }

        @Override
        public String name() {
            return "Archive";
        }

        @Override
        public long count() {
            return (long) Shop.YEARS * Shop.ORDERS;
        }

        @Override
        public Iterator<Map<String, Value>> iterator() {
            return Stream.generate(() -> orders)
                    .limit(Shop.YEARS)
                    .flatMap(List::stream)
                    .iterator();
        }
    }
}
