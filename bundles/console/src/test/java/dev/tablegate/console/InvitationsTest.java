// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InvitationsTest {

    private static final String PASSWORD = "correct horse battery";

    private final MovableClock clock = new MovableClock();
    private final MemoryStore store = new MemoryStore(clock);
    private final MemoryAudit audit = new MemoryAudit();
    private final People people = new People(store, audit);
    private final Invitations invitations = new Invitations(store, audit, people, clock);

    @Test
    void whoIsInvitedChoosesThePassword() {
        String token = invitations.invite("Bob", Role.APPROVER, "ada");
        assertEquals("bob", invitations.find(token).orElseThrow().name());
        Person bob = invitations.accept(token, PASSWORD);
        assertEquals("bob", bob.name());
        assertFalse(bob.operator());
        assertTrue(people.check("bob", PASSWORD).isPresent());
    }

    @Test
    void aLinkWorksOnceForADayAndUntilItIsWithdrawn() {
        String used = invitations.invite("bob", Role.APPROVER, "ada");
        invitations.accept(used, PASSWORD);
        assertThrows(IllegalArgumentException.class, () -> invitations.accept(used, PASSWORD));
        String withdrawn = invitations.invite("carol", Role.APPROVER, "ada");
        invitations.withdraw("carol", "ada");
        assertThrows(IllegalArgumentException.class, () -> invitations.accept(withdrawn, PASSWORD));
        String old = invitations.invite("dave", Role.APPROVER, "ada");
        clock.advance(Duration.ofHours(24));
        assertTrue(invitations.find(old).isEmpty());
        assertThrows(IllegalArgumentException.class, () -> invitations.accept(old, PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> invitations.accept("", PASSWORD));
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        String first = invitations.invite("bob", Role.OPERATOR, "ada");
        String second = invitations.invite("bob", Role.APPROVER, "ada");
        assertTrue(invitations.find(first).isEmpty());
        assertEquals(Role.APPROVER, invitations.find(second).orElseThrow().role());
        assertEquals(1, invitations.waiting().size());
    }

    @Test
    void aPasswordThatIsTooShortLeavesTheLink() {
        String token = invitations.invite("bob", Role.APPROVER, "ada");
        assertThrows(IllegalArgumentException.class, () -> invitations.accept(token, "short"));
        invitations.accept(token, PASSWORD);
    }

    @Test
    void twoWhoComeAtOnceAreOnePerson() throws Exception {
        String token = invitations.invite("bob", Role.APPROVER, "ada");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long in = threads
                    .invokeAll(Stream.of("the first password", "the second password")
                            .<Callable<Boolean>>map(password -> () -> comesIn(token, password))
                            .toList())
                    .stream()
                    .filter(result -> {
                        try {
                            return result.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .count();
            assertEquals(1, in);
        }
    }

    private boolean comesIn(String token, String password) {
        try {
            invitations.accept(token, password);
            return true;
        } catch (IllegalArgumentException usedUp) {
            return false;
        }
    }

    @Test
    void onlyTheHashOfALinkIsKept() {
        String token = invitations.invite("bob", Role.APPROVER, "ada");
        String all = store.list("invitation", "").toString() + audit.events();
        assertFalse(all.contains(token), all);
    }

    @Test
    void everyStepIsRecorded() {
        invitations.accept(invitations.invite("bob", Role.APPROVER, "ada"), PASSWORD);
        invitations.invite("carol", Role.OPERATOR, "ada");
        invitations.withdraw("carol", "ada");
        assertEquals(
                List.of("invite-person", "save-person", "invite-person", "withdraw-invitation"),
                audit.events().stream().map(event -> event.action()).toList());
    }
}
