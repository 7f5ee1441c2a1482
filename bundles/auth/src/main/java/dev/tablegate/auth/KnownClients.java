// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Client;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clients as the endpoints know them. Those that register themselves go after a day, unless a person approves. */
@Component(service = KnownClients.class)
public final class KnownClients {

    static final int MOST_UNAPPROVED = 200;

    private static final Duration UNAPPROVED = Duration.ofHours(24);
    private static final int LONGEST_ID = 500;

    private final ReentrantLock registering = new ReentrantLock();
    private final Tokens tokens = new Tokens();
    private final Store store;
    private final Redirects redirects;
    private final ClientDocuments documents;
    private final Clock clock;

    @Activate
    public KnownClients(
            @Reference GrantBook book, @Reference Redirects redirects, @Reference ClientDocuments documents) {
        this.store = book.store();
        this.clock = book.clock();
        this.redirects = redirects;
        this.documents = documents;
    }

    /**
     * Checks the addresses that a client wants to be answered at.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with one
     */
    List<String> checked(List<String> addresses) {
        return addresses.stream().map(redirects::checked).toList();
    }

    /** A client that has an approval, or waits for one. */
    Optional<Known> find(String id) {
        return id.isEmpty() || id.length() > LONGEST_ID
                ? Optional.empty()
                : store.get(Known.KIND, id).map(Known::of);
    }

    /** A client that asks for an approval. */
    Optional<Known> asking(String id) throws Refusal {
        Optional<Known> known = find(id);
        if (id.length() > LONGEST_ID || !documents.serves(id)) {
            return known.filter(one -> one.kind() != Client.Kind.DOCUMENT);
        }
        Known described = documents.client(id);
        return Optional.of(known.filter(Known::approved).isPresent() ? described.withApproval() : described);
    }

    List<Known> all() {
        return store.list(Known.KIND, "").stream().map(Known::of).toList();
    }

    /** Keeps a client that a person knows. */
    void keep(Known known) {
        store.write(known.put(Optional.empty()));
    }

    void remove(String id) {
        store.write(Change.remove(Known.KIND, id));
    }

    /**
     * Takes in a client that registers itself. One that differs from a known one in nothing but the port of its
     * loopback addresses is that one.
     *
     * @return empty if too many wait for an approval already
     */
    Optional<Known> register(String name, List<String> addresses) {
        registering.lock();
        try {
            List<Known> registered = all().stream()
                    .filter(known -> known.kind() == Client.Kind.REGISTERED)
                    .toList();
            Set<String> patterns = patterns(addresses);
            Optional<Known> equal = registered.stream()
                    .filter(known -> known.name().equals(name)
                            && patterns(known.redirects()).equals(patterns))
                    .findFirst();
            if (equal.isPresent()) {
                equal.filter(known -> !known.approved()).ifPresent(this::waitOn);
                return equal;
            }
            if (registered.stream().filter(known -> !known.approved()).count() >= MOST_UNAPPROVED) {
                return Optional.empty();
            }
            Known known = Known.of(
                    new Client(tokens.name(), name, Client.Kind.REGISTERED, addresses, clock.instant()), false);
            waitOn(known);
            return Optional.of(known);
        } finally {
            registering.unlock();
        }
    }

    /** Its day begins. */
    private void waitOn(Known known) {
        Instant end = clock.instant().plus(UNAPPROVED);
        store.write(known.put(Optional.of(end)));
    }

    /** A client that a person approved once stays; one that describes itself, as it was shown. */
    void approved(Client client) {
        if (client.kind() == Client.Kind.DOCUMENT) {
            keep(Known.of(client, true));
        } else {
            find(client.id()).filter(known -> !known.approved()).ifPresent(known -> keep(known.withApproval()));
        }
    }

    private Set<String> patterns(List<String> addresses) {
        return addresses.stream().map(redirects::pattern).collect(Collectors.toSet());
    }
}
