// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Clients;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clients as people look after them. */
@Component
public final class StoredClients implements Clients {

    private static final Duration API = Duration.ofDays(366);

    private final Tokens tokens = new Tokens();
    private final KnownClients known;
    private final Gate gate;
    private final StoredGrants grants;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public StoredClients(
            @Reference KnownClients known,
            @Reference Gate gate,
            @Reference StoredGrants grants,
            @Reference Audit audit) {
        this.known = known;
        this.gate = gate;
        this.grants = grants;
        this.audit = audit;
        this.clock = gate.clock();
    }

    @Override
    public List<Client> list() {
        return known.all().stream()
                .map(Known::client)
                .sorted(Comparator.comparing(Client::since).reversed())
                .toList();
    }

    @Override
    public Client enter(String name, List<String> redirects, String person) {
        if (redirects.isEmpty()) {
            throw new IllegalArgumentException("A client needs at least one redirect address.");
        }
        List<String> checked = known.checked(redirects);
        Known client =
                Known.of(new Client(tokens.name(), named(name), Client.Kind.ENTERED, checked, clock.instant()), true);
        record("enter-client", client, person);
        known.keep(client);
        return client.client();
    }

    @Override
    public Secret create(String name, String profile, Scope scope, String person) {
        String secret = tokens.secret();
        var credential = new Known.Credential(Tokens.hash(secret), "", tokens.name());
        return new Secret(api(name, credential, profile, scope, person), secret);
    }

    @Override
    public Client createWithKeys(String name, String profile, Scope scope, String keys, String person) {
        var credential = new Known.Credential("", PublicKeys.checked(keys), tokens.name());
        return api(name, credential, profile, scope, person);
    }

    private Client api(String name, Known.Credential credential, String profile, Scope scope, String person) {
        String target = gate.target(profile);
        Instant now = clock.instant();
        var client =
                new Known(tokens.name(), named(name), Client.Kind.API, List.of(), now.toEpochMilli(), credential, true);
        record("create-client", client, person);
        grants.add(
                "grant",
                Held.of(new Grant(
                        client.connection(),
                        Optional.of(client.id()),
                        client.name(),
                        profile,
                        target,
                        scope,
                        person,
                        now,
                        now.plus(API))));
        known.keep(client);
        return client.client();
    }

    @Override
    public Secret rotate(String id, String person) {
        Known client = known.find(id)
                .filter(found -> found.kind() == Client.Kind.API)
                .orElseThrow(() -> new IllegalArgumentException("There is no API client of that id."));
        String secret = tokens.secret();
        record("rotate-secret", client, person);
        known.keep(client.withSecret(Tokens.hash(secret)));
        return new Secret(client.client(), secret);
    }

    @Override
    public boolean remove(String id, String person) {
        // What was granted ends first, whatever happens to the rest.
        grants.list().stream()
                .filter(grant -> grant.client().filter(id::equals).isPresent())
                .forEach(grant -> grants.revoke(grant.connection(), person));
        Optional<Known> client = known.find(id);
        client.ifPresent(found -> {
            record("remove-client", found, person);
            known.remove(id);
        });
        return client.isPresent();
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the client a name.");
        }
        return ShownName.of(name);
    }

    private void record(String action, Known client, String person) {
        var who = new Event.Who(Optional.of(person), Optional.of(client.id()), Optional.empty(), Optional.empty());
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", Map.of("name", client.name())));
    }
}
