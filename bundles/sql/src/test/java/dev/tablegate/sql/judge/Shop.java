// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.judge;

import dev.tablegate.api.data.Value;
import dev.tablegate.tck.TableBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Users, their orders and the regions, with attributes that lack or are null. Numbers are whole or quarters: SQLite adds
 * them without rounding.
 */
record Shop(List<Map<String, Value>> users, List<Map<String, Value>> orders, List<Map<String, Value>> regions) {

    private static final int USERS = 24;
    private static final int ORDERS = 260;

    static Shop of(Random random) {
        var users = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < USERS; i++) {
            var user = new Row(random).with("userId", new Value.Text("u" + i));
            user.maybe("name", new Value.Text("name" + i % 9));
            user.maybe("mail", new Value.Text("m" + i));
            user.maybe("boss", new Value.Text("u" + random.nextInt(USERS)));
            user.maybe("age", Value.Num.of(18 + random.nextInt(50)));
            user.maybe("region", new Value.Text("r" + random.nextInt(6)));
            users.add(user.item());
        }
        var orders = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < ORDERS; i++) {
            var order = new Row(random)
                    .with("userId", new Value.Text("u" + random.nextInt(USERS + 2)))
                    .with("orderId", Value.Num.of(i));
            order.maybe("status", new Value.Text("s" + random.nextInt(4)));
            order.maybe("createdAt", new Value.Text("2026-0" + (1 + i % 3) + "-" + (10 + random.nextInt(18))));
            order.maybe(
                    "city",
                    new Value.Text(List.of("Bonn", "Köln", "Bergen", "bergen").get(random.nextInt(4))));
            order.maybe("total", Value.Num.of((random.nextInt(400) - 40) / 4.0 + ""));
            order.maybe("qty", Value.Num.of(random.nextInt(10)));
            order.maybe("paid", new Value.Bool(random.nextBoolean()));
            orders.add(order.item());
        }
        var regions = new ArrayList<Map<String, Value>>();
        for (int i = 0; i < 5; i++) {
            var region = new Row(random).with("region", new Value.Text("r" + i));
            region.maybe("title", new Value.Text("Region " + i));
            region.maybe("tax", Value.Num.of(i + ".25"));
            regions.add(region.item());
        }
        return new Shop(users, orders, regions);
    }

    /** Hands over each table as DynamoDB would have it. */
    void into(BiConsumer<TableBuilder, List<Map<String, Value>>> tables) {
        tables.accept(
                TableBuilder.table("Orders", "userId", "orderId:N")
                        .globalIndex("byStatus", "status", "createdAt")
                        .index("byCity", true, "city", "", "KEYS_ONLY", List.of())
                        .localIndex("byTotal", "total:N"),
                usable(orders));
        tables.accept(TableBuilder.table("Users", "userId").globalIndex("byMail", "mail", ""), usable(users));
        tables.accept(TableBuilder.table("Regions", "region"), regions);
    }

    /** A key of an index cannot be null. */
    private static List<Map<String, Value>> usable(List<Map<String, Value>> items) {
        return items.stream()
                .map(item -> {
                    Map<String, Value> kept = new LinkedHashMap<>(item);
                    List.of("status", "createdAt", "city", "total", "mail")
                            .forEach(key -> kept.remove(key, new Value.Null()));
                    return kept;
                })
                .toList();
    }

    /** An item in the making. */
    private static final class Row {

        private final Random random;
        private final Map<String, Value> item = new LinkedHashMap<>();

        Row(Random random) {
            this.random = random;
        }

        Row with(String name, Value value) {
            item.put(name, value);
            return this;
        }

        void maybe(String name, Value value) {
            int dice = random.nextInt(8);
            if (dice == 0) {
                item.put(name, new Value.Null());
            } else if (dice > 1) {
                item.put(name, value);
            }
        }

        Map<String, Value> item() {
            return item;
        }
    }
}
