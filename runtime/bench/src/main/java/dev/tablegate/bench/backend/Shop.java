// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import java.util.LinkedHashMap;
import java.util.Map;

/** Orders of users, as DynamoDB's own JSON: about 130 bytes an order in DynamoDB's count. */
public final class Shop {

    public static final int ORDERS = 100_000;
    public static final int USERS = 10_000;

    /** How often the archive repeats the orders. */
    public static final int YEARS = 10;

    private Shop() {}

    public static Map<String, Map<String, String>> order(int index) {
        var order = new LinkedHashMap<String, Map<String, String>>();
        order.put("orderId", Map.of("S", "order-%06d".formatted(index)));
        order.put("userId", Map.of("S", "user-%05d".formatted(index * 7919L % USERS)));
        order.put("status", Map.of("S", "s" + index % 4));
        order.put("total", Map.of("N", index % 900 + "." + (index % 90 + 10)));
        order.put("created", Map.of("S", "2026-03-%02dT10:15:30Z".formatted(index % 28 + 1)));
        order.put("lines", Map.of("N", Integer.toString(index % 12 + 1)));
        return order;
    }

    public static Map<String, Map<String, String>> user(int index) {
        var user = new LinkedHashMap<String, Map<String, String>>();
        user.put("userId", Map.of("S", "user-%05d".formatted(index)));
        user.put("name", Map.of("S", "Name " + index));
        user.put("region", Map.of("S", "region-" + index % 7));
        return user;
    }
}
