// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** A design with one table: customers with their orders, orders with their items, products with their inventory. */
final class Shop {

    private static final long SEED = 20_260_103;
    private static final int CUSTOMERS = 60;
    private static final int ORDERS = 240;
    private static final int PRODUCTS = 50;
    private static final int LOW_STOCK = 20;
    private static final List<String> WAREHOUSES = List.of("east", "north", "west");

    private final Chance chance = new Chance(SEED);
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();

    private Shop() {}

    static CreateTableRequest table() {
        return new Schema("Shop", "pk", "sk")
                .index("GSI1", "gsi1pk", "gsi1sk")
                .index("GSI2", "gsi2pk", "gsi2sk")
                .request();
    }

    static List<Map<String, AttributeValue>> items() {
        var shop = new Shop();
        for (int number = 1; number <= CUSTOMERS; number++) {
            shop.customer(number);
        }
        for (int number = 1; number <= ORDERS; number++) {
            shop.order(number);
        }
        for (int number = 1; number <= PRODUCTS; number++) {
            shop.product(number);
        }
        return shop.items;
    }

    private void customer(int number) {
        var email = "customer" + number + "@example.com";
        items.add(entity("customer", "CUSTOMER#" + id(number), "PROFILE")
                .text("gsi1pk", "EMAIL#" + email)
                .text("gsi1sk", "CUSTOMER")
                .text("email", email)
                .text("tier", chance.oneOf(List.of("basic", "plus", "business")))
                .text("since", chance.moment())
                .attributes());
    }

    private void order(int number) {
        var order = "ORDER#" + id(number);
        var placed = chance.moment();
        int lines = chance.between(1, 4);
        items.add(entity("order", "CUSTOMER#" + id(chance.between(1, CUSTOMERS)), "ORDER#" + placed + "#" + id(number))
                .text("gsi1pk", order)
                .text("gsi1sk", "ORDER")
                .text("gsi2pk", "STATUS#" + chance.oneOf(Orders.STATES))
                .text("gsi2sk", placed)
                .text("placed", placed)
                .number("lines", lines)
                .attributes());
        for (int line = 1; line <= lines; line++) {
            items.add(entity("item", order, "ITEM#" + line)
                    .text("gsi1pk", "PRODUCT#" + id(chance.between(1, PRODUCTS)))
                    .text("gsi1sk", order)
                    .number("quantity", chance.between(1, 5))
                    .number("price", chance.price(5, 200))
                    .attributes());
        }
    }

    private void product(int number) {
        var product = "PRODUCT#" + id(number);
        items.add(entity("product", product, "PROFILE")
                .text("name", Products.name(chance))
                .number("price", chance.price(5, 200))
                .attributes());
        for (var warehouse : WAREHOUSES) {
            int stock = chance.between(0, 150);
            var inventory = entity("inventory", product, "WAREHOUSE#" + warehouse)
                    .text("gsi1pk", "WAREHOUSE#" + warehouse)
                    .text("gsi1sk", product)
                    .number("stock", stock);
            items.add((stock < LOW_STOCK ? lowStock(inventory, warehouse, product) : inventory).attributes());
        }
    }

    /** Only what runs short stands in GSI2: a sparse index. */
    private static Item lowStock(Item inventory, String warehouse, String product) {
        return inventory.text("gsi2pk", "LOWSTOCK").text("gsi2sk", warehouse + "#" + product);
    }

    private static Item entity(String kind, String pk, String sk) {
        return new Item().text("pk", pk).text("sk", sk).text("entity", kind);
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%04d", number);
    }
}
