// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.api.tool;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NearestTest {

    @Test
    void findsTheNamesThatWereMeant() {
        var names = List.of("Orders", "OrderItems", "Products", "Users", "prod-users-v2");
        assertEquals(List.of("Orders", "OrderItems"), Nearest.to("order", names));
        assertEquals(List.of("Users"), Nearest.to("Usres", names));
        assertEquals(List.of("Users", "prod-users-v2"), Nearest.to("users", names));
        assertEquals(List.of(), Nearest.to("Invoices", names));
        assertEquals(List.of(), Nearest.to("", names));
        assertEquals(List.of(), Nearest.to("x".repeat(300), names));
    }
}
