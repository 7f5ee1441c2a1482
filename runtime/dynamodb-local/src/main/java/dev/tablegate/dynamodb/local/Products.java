// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** What can be ordered. */
final class Products {

    static final int COUNT = 300;

    private static final long SEED = 20_260_102;
    private static final List<String> CATEGORIES = List.of("books", "garden", "kitchen", "office", "sports", "toys");
    private static final List<String> LOOKS = List.of("Small", "Large", "Folding", "Classic", "Light", "Sturdy");
    private static final List<String> THINGS = List.of("Lamp", "Chair", "Notebook", "Bottle", "Box", "Ball");

    private Products() {}

    static CreateTableRequest table() {
        return new Schema("Products", "productId")
                .index("byCategory", "category", "price:N")
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

    static String id(int number) {
        return String.format(Locale.ROOT, "product-%03d", number);
    }

    static String name(Chance chance) {
        return chance.oneOf(LOOKS) + " " + chance.oneOf(THINGS);
    }

    private static Map<String, AttributeValue> item(int number, Chance chance) {
        var item = new Item()
                .text("productId", id(number))
                .text("name", name(chance))
                .text("category", chance.oneOf(CATEGORIES))
                .number("price", chance.price(5, 200))
                .number("stock", chance.oneIn(10) ? 0 : chance.between(1, 500))
                .binary("barcode", chance.bytes(8))
                .map(
                        "size",
                        new Item()
                                .number("width", chance.between(1, 90))
                                .number("height", chance.between(1, 90))
                                .number("depth", chance.between(1, 90)));
        return (chance.oneIn(8) ? item.bool("discontinued", true) : item).attributes();
    }
}
