// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Clients;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What waits for a decision, what was approved, and clients with a secret. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-clients",
            "felix.webconsole.title=Clients",
            "felix.webconsole.category=Tablegate"
        })
public final class ClientsPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient Consents consents;
    private final transient Elevations elevations;
    private final transient Grants grants;
    private final transient Clients clients;
    private final transient Profiles profiles;

    @Activate
    public ClientsPage(
            @Reference Sessions sessions,
            @Reference Consents consents,
            @Reference Elevations elevations,
            @Reference Grants grants,
            @Reference Clients clients,
            @Reference Profiles profiles) {
        super("clients.jte", sessions);
        this.consents = consents;
        this.elevations = elevations;
        this.grants = grants;
        this.clients = clients;
        this.profiles = profiles;
    }

    /** A request that waits, with what people tell it by. */
    public record Waiting(Consents.Consent consent, String code) {}

    /** A connection, with when it was used. */
    public record Connected(Grant grant, boolean inForce, String lastUsed) {}

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        return Map.of(
                "waiting",
                        consents.waiting().stream()
                                .map(consent -> new Waiting(consent, ConsentServlet.code(consent)))
                                .toList(),
                "wishes", elevations.waiting(),
                "connected", grants.list().stream().map(this::connected).toList(),
                "apiClients",
                        clients.list().stream()
                                .filter(client -> client.kind() == Client.Kind.API)
                                .toList(),
                "profiles",
                        profiles.list().stream()
                                .map(Profile::slug)
                                .filter(profiles::exposed)
                                .toList());
    }

    private Connected connected(Grant grant) {
        String used = grants.lastUsed(grant.connection()).map(Times::text).orElse("not since the start");
        return new Connected(grant, grants.inForce(grant.connection()), used);
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        String id = parameter(request, "id");
        return switch (parameter(request, "action")) {
            case "deny" -> {
                consents.deny(id, person);
                yield new Done("Denied.");
            }
            case "elevate" -> {
                elevations.approve(id, Duration.ofHours(1), person);
                yield new Done("The scope is wider for one hour.");
            }
            case "refuse" -> {
                elevations.deny(id, person);
                yield new Done("The scope stays as it is.");
            }
            case "revoke" -> {
                grants.revoke(id, person);
                yield new Done("Revoked. Its next request is refused.");
            }
            case "create" -> {
                var made = clients.create(
                        parameter(request, "name"), parameter(request, "profile"), scope(request), person);
                yield new Done("Client id: " + made.client().id(), made.secret());
            }
            case "rotate" -> {
                var made = clients.rotate(id, person);
                yield new Done(
                        "The old secret has ended. Client id: " + made.client().id(), made.secret());
            }
            case "remove" -> {
                clients.remove(id, person);
                yield new Done("Removed, with its connections.");
            }
            default -> throw new IllegalArgumentException("The form says not what to do. Open the page again.");
        };
    }

    private static Scope scope(HttpServletRequest request) {
        return Stream.of(Scope.values())
                .filter(scope -> scope.name().equals(parameter(request, "scope")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Choose what the client may do."));
    }
}
