// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Links that work once: whoever opens one chooses the password of the person it was made for. */
@Component(service = Invitations.class)
public final class Invitations {

    static final Duration LASTS = Duration.ofHours(24);

    /** What somebody reads whose link does not work. */
    static final String GONE =
            "This link was used already, was withdrawn, or is older than a day. Ask an operator for another one.";

    private static final String KIND = "invitation";

    private final Store store;
    private final Audit audit;
    private final People people;
    private final Clock clock;

    private record Kept(String name, Role role) {}

    /** Somebody who was invited and has not come yet. */
    public record Invited(String name, Role role, Instant expires) {}

    @Activate
    public Invitations(@Reference Store store, @Reference Audit audit, @Reference People people) {
        this(store, audit, people, Clock.systemUTC());
    }

    Invitations(Store store, Audit audit, People people, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Makes a link for somebody; an older one of theirs ends.
     *
     * @param by the operator who does it
     * @return its token, of which only the hash is kept
     * @throws IllegalArgumentException with a sentence if nobody can have that name
     */
    synchronized String invite(String name, Role role, String by) {
        String wanted = new Account(name, role, "").name();
        String token = Secrets.fresh();
        record("invite-person", by, Map.of("name", wanted, "role", role.name()));
        var changes = new ArrayList<>(removals(wanted));
        Instant expires = clock.instant().plus(LASTS);
        changes.add(
                Change.create(KIND, Secrets.hash(token), Records.write(new Kept(wanted, role)), Optional.of(expires)));
        store.write(changes);
        return token;
    }

    /** Who was invited and has not come yet. */
    List<Invited> waiting() {
        return store.list(KIND, "").stream().map(Invitations::invited).toList();
    }

    Optional<Invited> find(String token) {
        return store.get(KIND, Secrets.hash(token)).map(Invitations::invited);
    }

    /**
     * Lets the invited person in; the link is used up then.
     *
     * @throws IllegalArgumentException with a sentence if the link does not work, or the password is too short; in that
     *     case the link stays
     */
    Person accept(String token, String password) {
        Entry entry = store.get(KIND, Secrets.hash(token)).orElseThrow(() -> new IllegalArgumentException(GONE));
        Kept kept = read(entry);
        try {
            return people.save(
                    new Account(kept.name(), kept.role(), password), kept.name(), List.of(Change.remove(entry)));
        } catch (Conflict usedMeanwhile) {
            throw new IllegalArgumentException(GONE, usedMeanwhile);
        }
    }

    /** Ends the link of somebody, if there is one. */
    synchronized void withdraw(String name, String by) {
        List<Change> changes = removals(name);
        if (!changes.isEmpty()) {
            record("withdraw-invitation", by, Map.of("name", name));
            store.write(changes);
        }
    }

    private List<Change> removals(String name) {
        return store.list(KIND, "").stream()
                .filter(entry -> read(entry).name().equals(name))
                .map(Change::remove)
                .toList();
    }

    private void record(String action, String by, Map<String, Object> details) {
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, Event.Who.person(by), Event.Decision.ALLOWED, "", details));
    }

    private static Invited invited(Entry entry) {
        Kept kept = read(entry);
        return new Invited(kept.name(), kept.role(), entry.expires().orElse(Instant.MAX));
    }

    private static Kept read(Entry entry) {
        return Records.read(entry, Kept.class);
    }
}
