// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** Orders of the ten people. */
final class Orders {

    static final List<String> STATES = List.of("PENDING", "PAID", "SHIPPED", "DELIVERED", "CANCELLED");

    private static final int COUNT = 2_000;
    private static final long SEED = 20_260_101;

    private Orders() {}

    static CreateTableRequest table() {
        return new Schema("Orders", "userId", "orderId")
                .index("byStatus", "status", "createdAt")
                .request();
    }

    static List<Map<String, AttributeValue>> items() {
        var chance = new Chance(SEED);
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (int number = 1; number <= COUNT; number++) {
            items.add(item(number, chance));
        }
        return items;
    }

    private static Map<String, AttributeValue> item(int number, Chance chance) {
        var total = BigDecimal.ZERO;
        var lines = new ArrayList<Item>();
        for (int line = chance.between(1, 4); line > 0; line--) {
            var quantity = chance.between(1, 5);
            var price = chance.price(5, 200);
            total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
            lines.add(new Item()
                    .text("productId", Products.id(chance.between(1, Products.COUNT)))
                    .number("quantity", quantity)
                    .number("price", price));
        }
        var item = new Item()
                .text("userId", Users.id(chance.between(1, Users.COUNT)))
                .text("orderId", String.format(Locale.ROOT, "order-%05d", number))
                .text("status", chance.oneOf(STATES))
                .text("createdAt", chance.moment())
                .number("total", total)
                .list("lines", lines);
        return (chance.oneIn(5) ? item.text("note", "Leave at the door") : item).attributes();
    }
}
