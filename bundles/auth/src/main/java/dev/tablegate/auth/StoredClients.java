// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Clients;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clients, kept in the store. Those that nobody approves go after a day. */
@Component(service = {Clients.class, StoredClients.class})
public final class StoredClients implements Clients {

    static final int MOST_UNAPPROVED = 200;

    private static final Duration UNAPPROVED = Duration.ofHours(24);
    private static final Duration API = Duration.ofDays(366);
    private static final int LONGEST_NAME = 100;

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final GrantBook book;
    private final Gate gate;
    private final Grants grants;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public StoredClients(
            @Reference GrantBook book, @Reference Gate gate, @Reference Grants grants, @Reference Audit audit) {
        this.book = book;
        this.store = book.store();
        this.clock = book.clock();
        this.gate = gate;
        this.grants = grants;
        this.audit = audit;
    }

    @Override
    public List<Client> list() {
        return all().stream()
                .map(Known::client)
                .sorted(Comparator.comparing(Client::since).reversed())
                .toList();
    }

    Optional<Known> find(String id) {
        return id.isEmpty() || id.length() > 200
                ? Optional.empty()
                : store.get(Known.KIND, id).map(Known::of);
    }

    /**
     * Takes in a client that registers itself. One that differs from a known one in nothing but the port of its
     * loopback addresses is that one.
     *
     * @return empty if too many wait for an approval already
     */
    synchronized Optional<Known> register(String name, List<String> redirects) {
        Set<String> patterns = patterns(redirects);
        List<Known> registered = all().stream()
                .filter(known -> known.kind() == Client.Kind.REGISTERED)
                .toList();
        Optional<Known> equal = registered.stream()
                .filter(known ->
                        known.name().equals(name) && patterns(known.redirects()).equals(patterns))
                .findFirst();
        if (equal.isPresent()) {
            return equal;
        }
        if (registered.stream().filter(known -> !known.approved()).count() >= MOST_UNAPPROVED) {
            return Optional.empty();
        }
        Known known = new Known(tokens.name(), name, Client.Kind.REGISTERED, redirects, clock.millis(), "", "", false);
        store.write(known.put(Optional.of(clock.instant().plus(UNAPPROVED))));
        return Optional.of(known);
    }

    /** A client that was approved stays. */
    void approved(Known known) {
        if (!known.approved()) {
            store.write(known.withApproval().put(Optional.empty()));
        }
    }

    @Override
    public Client enter(String name, List<String> redirects, String person) {
        if (redirects.isEmpty()) {
            throw new IllegalArgumentException("A client needs at least one redirect address.");
        }
        Known known = new Known(
                tokens.name(),
                named(name),
                Client.Kind.ENTERED,
                redirects.stream().map(Redirects::checked).toList(),
                clock.millis(),
                "",
                "",
                true);
        record("enter-client", known, person);
        store.write(known.put(Optional.empty()));
        return known.client();
    }

    @Override
    public Secret create(String name, String profile, Scope scope, String person) {
        String target = gate.target(profile);
        String id = tokens.name();
        String secret = tokens.secret();
        Instant now = clock.instant();
        var grant = new Grant(
                tokens.name(), Optional.of(id), named(name), profile, target, scope, person, now, now.plus(API));
        Known known = new Known(
                id,
                named(name),
                Client.Kind.API,
                List.of(),
                clock.millis(),
                Tokens.hash(secret),
                grant.connection(),
                true);
        record("create-client", known, person);
        book.keep(Held.of(grant));
        store.write(known.put(Optional.empty()));
        return new Secret(known.client(), secret);
    }

    @Override
    public Secret rotate(String id, String person) {
        Known known = find(id).filter(found -> found.kind() == Client.Kind.API)
                .orElseThrow(() -> new IllegalArgumentException("There is no API client of that id."));
        String secret = tokens.secret();
        record("rotate-secret", known, person);
        store.write(known.withSecret(Tokens.hash(secret)).put(Optional.empty()));
        return new Secret(known.client(), secret);
    }

    @Override
    public boolean remove(String id, String person) {
        Optional<Known> known = find(id);
        known.ifPresent(found -> record("remove-client", found, person));
        grants.list().stream()
                .filter(grant -> grant.client().filter(id::equals).isPresent())
                .forEach(grant -> grants.revoke(grant.connection(), person));
        store.write(Change.remove(Known.KIND, id));
        return known.isPresent();
    }

    /** A name as it may be shown: one line, no characters that turn or hide others. */
    static String safe(String name) {
        String shown = name.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.LINE_SEPARATOR
                        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return shown.isEmpty() ? "unnamed client" : shown;
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the client a name.");
        }
        return safe(name);
    }

    private List<Known> all() {
        return store.list(Known.KIND, "").stream().map(Known::of).toList();
    }

    private static Set<String> patterns(List<String> redirects) {
        return redirects.stream().map(Redirects::pattern).collect(Collectors.toSet());
    }

    private void record(String action, Known known, String person) {
        var who = new Event.Who(Optional.of(person), Optional.of(known.id()), Optional.empty(), Optional.empty());
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", Map.of("name", known.name())));
    }
}
