// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Elevations.Elevation;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ElevationsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AuthServer server = new AuthServer();
    private final Grants.Minted minted = server.grants.mint("demo", Scope.READ, Duration.ofDays(30), "test", "tester");

    @AfterEach
    void stop() {
        server.close();
    }

    private String wish(Scope scope) {
        server.world.clock().advance(Duration.ofMillis(1));
        server.elevations.wish(minted.grant(), scope, "put_item");
        return server.elevations.waiting().getLast().id();
    }

    private Scope scope() {
        return server.grants.authenticate(minted.token()).orElseThrow().scope();
    }

    @Test
    void widensForATimeAndIsNarrowAgain() {
        String id = wish(Scope.STAGE);
        Elevation waits = server.elevations.waiting().get(0);
        assertEquals("put_item", waits.operation());
        assertEquals(Scope.STAGE, waits.scope());
        assertEquals(Scope.READ, scope());
        server.elevations.approve(id, HOUR, "admin");
        assertEquals(Scope.STAGE, scope());
        assertTrue(server.elevations.waiting().isEmpty());
        assertTrue(server.world.events().topics.contains(Grants.CHANGED));
        server.world.clock().advance(HOUR.minusMillis(1));
        assertEquals(Scope.STAGE, scope());
        server.world.clock().advance(Duration.ofMillis(1));
        assertEquals(Scope.READ, scope());
        assertEquals("elevate", server.world.audit().events().getLast().action());
    }

    @Test
    void outlivesARestart() {
        server.elevations.approve(wish(Scope.FULL), HOUR, "admin");
        try (AuthServer again = server.restart()) {
            assertEquals(
                    Scope.FULL,
                    again.grants.authenticate(minted.token()).orElseThrow().scope());
            server.world.clock().advance(HOUR);
            assertEquals(
                    Scope.READ,
                    again.grants.authenticate(minted.token()).orElseThrow().scope());
        }
    }

    @Test
    void isWishedForOnce() {
        wish(Scope.FULL);
        wish(Scope.FULL);
        wish(Scope.STAGE);
        assertEquals(1, server.elevations.waiting().size());
    }

    @Test
    void isNotAskedForAgainWithinAnHourOfADenial() {
        server.elevations.deny(wish(Scope.STAGE), "admin");
        server.elevations.wish(minted.grant(), Scope.STAGE, "delete_item");
        assertTrue(server.elevations.waiting().isEmpty());
        server.elevations.wish(minted.grant(), Scope.FULL, "save_view");
        assertEquals(1, server.elevations.waiting().size());
        server.elevations.deny(server.elevations.waiting().get(0).id(), "admin");
        server.world.clock().advance(HOUR.plusSeconds(1));
        wish(Scope.STAGE);
        assertEquals(1, server.elevations.waiting().size());
    }

    @Test
    void goesWithItsConnectionOrAfterADay() {
        String id = wish(Scope.STAGE);
        server.grants.revoke(minted.grant().connection(), "admin");
        assertTrue(server.elevations.waiting().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> server.elevations.approve(id, HOUR, "admin"));
        var other = server.grants.mint("demo", Scope.READ, Duration.ofDays(30), "test", "tester");
        server.elevations.wish(other.grant(), Scope.STAGE, "put_item");
        server.world.clock().advance(Duration.ofHours(25));
        assertTrue(server.elevations.waiting().isEmpty());
    }

    @Test
    void isApprovedOnceAndForAWhile() {
        String id = wish(Scope.STAGE);
        assertThrows(IllegalArgumentException.class, () -> server.elevations.approve(id, Duration.ZERO, "admin"));
        assertThrows(IllegalArgumentException.class, () -> server.elevations.approve(id, Duration.ofDays(8), "admin"));
        server.elevations.approve(id, HOUR, "admin");
        assertThrows(IllegalArgumentException.class, () -> server.elevations.approve(id, HOUR, "admin"));
        assertThrows(IllegalArgumentException.class, () -> server.elevations.deny(id, "admin"));
    }

    @Test
    void doesNotTakeBackAWiderOne() {
        String narrow = wish(Scope.STAGE);
        server.elevations.approve(wish(Scope.FULL), HOUR, "admin");
        assertThrows(
                IllegalArgumentException.class, () -> server.elevations.approve(narrow, Duration.ofHours(2), "admin"));
        assertEquals(Scope.FULL, scope());
        server.world.clock().advance(HOUR);
        assertEquals(Scope.READ, scope());
    }

    @Test
    void cleansWhatAnAgentSays() {
        server.elevations.wish(minted.grant(), Scope.STAGE, "put\u001b[31m\n\u202Eitem" + "x".repeat(500));
        String operation = server.elevations.waiting().get(0).operation();
        assertEquals(100, operation.length());
        assertTrue(operation.startsWith("put[31mitem"));
    }
}
