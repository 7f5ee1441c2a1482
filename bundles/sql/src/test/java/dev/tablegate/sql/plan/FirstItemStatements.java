// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.sql.plan;

import java.util.Random;
import java.util.function.IntFunction;

/** Statements that want the first rows of an order, which says all of those that they show. */
record FirstItemStatements(Random random) {

    String next() {
        int user = random.nextInt(13);
        String partition = "userId = 'u" + user + "'";
        return switch (random.nextInt(4)) {
            case 0 -> statement("*", partition, "orderId", bounds("orderId", n -> number(user, n)));
            case 1 -> statement("total", partition, "total", bounds("total", n -> "" + n * 5 / 2));
            case 2 ->
                statement(
                        "createdAt, status",
                        "status " + of("= 's1'", "= 's2'", "in ('s1', 's3')"),
                        "createdAt",
                        bounds("createdAt", n -> "'2026-01-" + (10 + n) + "'"));
            default ->
                statement(
                        "orderId, " + of("total", "total as orderId", "upper(userId) x", "note"),
                        partition,
                        of("userId, orderId", "orderId", "userId desc, note, orderId"),
                        of("", " and total > 20", " and note is not null", " and orderId in (7.5, 13, 25)"));
        };
    }

    /** The number of one of a user's orders. */
    private static String number(int user, int n) {
        int order = user + 12 * n;
        return order + (order % 7 == 0 ? ".5" : "");
    }

    private String statement(String list, String partition, String order, String condition) {
        return "select " + list + " from Orders where " + partition + condition + " order by " + order
                + of("", " desc") + of("", " nulls first", " nulls last")
                + (order.equals("createdAt") ? ", status" + of("", " desc") : "") + " limit "
                + random.nextInt(6) + of("", "", "", " offset 2", " offset 40");
    }

    /** Bounds that items stand on, for those are the ones that may be taken for more or less than they are. */
    private String bounds(String attribute, IntFunction<String> value) {
        String lower = " and " + attribute + of(" > ", " >= ") + value.apply(random.nextInt(9));
        String upper = " and " + attribute + of(" < ", " <= ") + value.apply(8 + random.nextInt(12));
        return of(
                        "",
                        lower,
                        upper,
                        lower + upper,
                        upper + lower,
                        lower + lower.replace("=", ""),
                        upper + " and " + attribute + " <> " + value.apply(7))
                + " and " + attribute + " is not null";
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
