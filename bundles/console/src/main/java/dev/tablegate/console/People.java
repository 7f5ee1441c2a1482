// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may sign in. At least one of them is an operator, as soon as there is anybody. */
@Component(service = People.class)
public final class People {

    private static final String KIND = "person";

    private final Store store;
    private final Audit audit;

    private record Kept(Role role, Password password) {}

    @Activate
    public People(@Reference Store store, @Reference Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** By name. */
    List<Person> list() {
        return store.list(KIND, "").stream().map(People::person).toList();
    }

    Optional<Person> find(String name) {
        return store.get(KIND, name).map(People::person);
    }

    /** The person of that name, if the password is right. Takes as long for a name that is not there. */
    Optional<Person> check(String name, String password) {
        Optional<Entry> entry = store.get(KIND, name);
        boolean right = entry.map(found -> read(found).password())
                .orElse(Password.NOBODY)
                .is(password);
        return right ? entry.map(People::person) : Optional.empty();
    }

    /**
     * Lets somebody sign in, or gives them another role and password.
     *
     * @param by who does it
     * @param with what is changed together with it, or not at all
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    synchronized Person save(Account account, String by, List<Change> with) {
        requireOperatorBeside(account.name(), account.role());
        var kept = new Kept(account.role(), Password.of(account.password()));
        record(
                "save-person",
                by,
                Map.of("name", account.name(), "role", account.role().name()));
        var changes = new ArrayList<>(with);
        changes.add(Change.put(KIND, account.name(), Records.write(kept), Optional.empty()));
        store.write(changes);
        return known(account.name());
    }

    /**
     * Gives somebody another role; they sign in again.
     *
     * @throws IllegalArgumentException if nobody could administer the server then
     */
    synchronized void change(String name, Role role, String by) {
        Entry entry = entry(name);
        requireOperatorBeside(name, role);
        record("change-role", by, Map.of("name", name, "role", role.name()));
        store.write(
                Change.replace(entry, Records.write(new Kept(role, read(entry).password())), Optional.empty()));
    }

    /**
     * Gives somebody the new password they chose; their sessions end.
     *
     * @throws IllegalArgumentException with a sentence if the old one is wrong, or the new one too short
     */
    synchronized Person renew(String name, String old, String fresh) {
        Entry entry = entry(name);
        if (!read(entry).password().is(old)) {
            throw new IllegalArgumentException("The old password is wrong. Nothing was changed.");
        }
        var kept = new Kept(read(entry).role(), Password.of(fresh));
        record("change-password", name, Map.of("name", name));
        store.write(Change.replace(entry, Records.write(kept), Optional.empty()));
        return known(name);
    }

    /**
     * Lets somebody sign in no more.
     *
     * @throws IllegalArgumentException if nobody could administer the server then
     */
    synchronized void remove(String name, String by) {
        Entry entry = entry(name);
        requireOperatorBeside(name, Role.APPROVER);
        record("remove-person", by, Map.of("name", name));
        store.write(Change.remove(entry));
    }

    private void requireOperatorBeside(String name, Role role) {
        List<Person> everybody = list();
        boolean operator = role == Role.OPERATOR
                || everybody.isEmpty()
                || everybody.stream()
                        .anyMatch(person -> person.operator() && !person.name().equals(name));
        if (!operator) {
            throw new IllegalArgumentException(name + " is the last operator. Make somebody else an operator first.");
        }
    }

    private Person known(String name) {
        return person(entry(name));
    }

    private Entry entry(String name) {
        return store.get(KIND, name)
                .orElseThrow(() -> new IllegalArgumentException("There is nobody of that name any more."));
    }

    private void record(String action, String by, Map<String, Object> details) {
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, Event.Who.person(by), Event.Decision.ALLOWED, "", details));
    }

    private static Person person(Entry entry) {
        return new Person(entry.id(), read(entry).role(), entry.version());
    }

    private static Kept read(Entry entry) {
        return Records.read(entry, Kept.class);
    }
}
