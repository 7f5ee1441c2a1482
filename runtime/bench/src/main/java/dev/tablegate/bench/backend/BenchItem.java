// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.backend;

import java.util.Map;

/** The item that every server reads: two keys and four attributes, about 170 bytes in DynamoDB's count. */
public final class BenchItem {

    public static final String TABLE = "Bench";

    /** One hundred characters, the same in every item; an answer that lacks it is not an answer. */
    public static final String NOTE =
            "Delivered to the side door, signed for by a neighbour; the customer asks for a call before next time";

    private BenchItem() {}

    public static String pk(int index) {
        return "customer-%05d".formatted(index);
    }

    public static String sk(int index) {
        return "order-%05d".formatted(index);
    }

    /** The item in DynamoDB's own JSON. */
    public static Map<String, Map<String, String>> item(int index) {
        return Map.of(
                "pk", Map.of("S", pk(index)),
                "sk", Map.of("S", sk(index)),
                "amount", Map.of("N", (index % 900 + 100) + ".25"),
                "status", Map.of("S", index % 3 == 0 ? "shipped" : "open"),
                "created", Map.of("S", "2026-03-%02dT10:15:30Z".formatted(index % 28 + 1)),
                "note", Map.of("S", NOTE));
    }
}
