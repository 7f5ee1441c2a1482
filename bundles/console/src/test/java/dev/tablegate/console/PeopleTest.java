// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PeopleTest {

    private static final String PASSWORD = "correct horse battery";

    private final MemoryStore store = new MemoryStore();
    private final MemoryAudit audit = new MemoryAudit();
    private final People people = new People(store, audit);

    private Person add(String name, Role role) {
        return people.save(new Account(name, role, PASSWORD), "test", List.of());
    }

    @Test
    void aPersonIsKnownByNameAndPassword() {
        Person ada = add("ada", Role.OPERATOR);
        assertEquals(ada, people.check("ada", PASSWORD).orElseThrow());
        assertTrue(people.check("ada", "something else").isEmpty());
        assertTrue(people.check("nobody", PASSWORD).isEmpty());
        assertTrue(people.check("", "").isEmpty());
    }

    @Test
    void namesAreTheSameInAnyCase() {
        assertEquals("ada@example.org", add("  Ada@Example.ORG ", Role.OPERATOR).name());
        assertThrows(IllegalArgumentException.class, () -> add("<b>", Role.APPROVER));
        assertThrows(IllegalArgumentException.class, () -> add("", Role.APPROVER));
        assertThrows(IllegalArgumentException.class, () -> add("x".repeat(65), Role.APPROVER));
    }

    @Test
    void theLastOperatorStays() {
        add("ada", Role.OPERATOR);
        add("bob", Role.APPROVER);
        assertThrows(IllegalArgumentException.class, () -> people.remove("ada", "ada"));
        assertThrows(IllegalArgumentException.class, () -> people.change("ada", Role.APPROVER, "ada"));
        assertThrows(IllegalArgumentException.class, () -> add("ada", Role.APPROVER));
        people.change("bob", Role.OPERATOR, "ada");
        people.remove("ada", "bob");
        assertEquals(List.of("bob"), people.list().stream().map(Person::name).toList());
    }

    @Test
    void aPersonChangesTheirPasswordIfTheyKnowTheOldOne() {
        add("ada", Role.OPERATOR);
        assertThrows(IllegalArgumentException.class, () -> people.renew("ada", "wrong", "another good password"));
        assertThrows(IllegalArgumentException.class, () -> people.renew("ada", PASSWORD, "short"));
        assertTrue(people.check("ada", PASSWORD).isPresent());
        people.renew("ada", PASSWORD, "another good password");
        assertTrue(people.check("ada", PASSWORD).isEmpty());
        assertTrue(people.check("ada", "another good password").isPresent());
    }

    /** X1, the part of passwords: what is kept gives nobody a password. */
    @Test
    void noPasswordIsKeptOrRecorded() {
        add("ada", Role.OPERATOR);
        people.renew("ada", PASSWORD, "another good password");
        String all = store.list("person", "").toString() + audit.events();
        assertFalse(all.contains(PASSWORD) || all.contains("another good password"), all);
    }

    @Test
    void everyChangeIsRecordedWithWhoMadeIt() {
        add("ada", Role.OPERATOR);
        add("bob", Role.APPROVER);
        people.change("bob", Role.OPERATOR, "ada");
        people.renew("bob", PASSWORD, "another good password");
        people.remove("bob", "ada");
        assertEquals(
                List.of(
                        "save-person test",
                        "save-person test",
                        "change-role ada",
                        "change-password bob",
                        "remove-person ada"),
                audit.events().stream()
                        .map(event ->
                                event.action() + " " + event.who().person().orElse(""))
                        .toList());
        assertTrue(audit.events().stream().allMatch(event -> event.kind() == Event.Kind.ADMINISTRATION));
    }

    @Test
    void nothingChangesWithoutARecord() {
        add("ada", Role.OPERATOR);
        audit.fail();
        assertThrows(AuditFailure.class, () -> add("bob", Role.OPERATOR));
        assertThrows(AuditFailure.class, () -> people.renew("ada", PASSWORD, "another good password"));
        assertEquals(1, people.list().size());
        assertTrue(people.check("ada", PASSWORD).isPresent());
    }
}
