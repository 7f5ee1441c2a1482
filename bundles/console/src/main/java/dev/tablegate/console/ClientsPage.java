// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            @Reference Frame frame,
            @Reference Consents consents,
            @Reference Elevations elevations,
            @Reference Grants grants,
            @Reference Clients clients,
            @Reference Profiles profiles) {
        super("clients.jte", frame);
        this.consents = consents;
        this.elevations = elevations;
        this.grants = grants;
        this.clients = clients;
        this.profiles = profiles;
    }

    /** A request that waits, with what people tell it by. */
    public record Waiting(Consents.Consent consent, String code) {}

    /** A connection, with when it was used. */
    public record Connected(Grant grant, boolean inForce, boolean production, Optional<Instant> lastUsed) {}

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        var known = clients.list();
        return Map.of(
                "waiting",
                        consents.waiting().stream()
                                .map(consent -> new Waiting(consent, ConsentServlet.code(consent)))
                                .toList(),
                "wishes", elevations.waiting(),
                "connected", grants.list().stream().map(this::connected).toList(),
                "apiClients",
                        known.stream()
                                .filter(client -> client.kind() == Client.Kind.API)
                                .toList(),
                "others",
                        known.stream()
                                .filter(client -> client.kind() != Client.Kind.API)
                                .toList(),
                "profiles",
                        profiles.list().stream()
                                .filter(profile -> profiles.exposed(profile.slug()))
                                .toList());
    }

    private Connected connected(Grant grant) {
        return new Connected(
                grant,
                grants.inForce(grant.connection()),
                profiles.find(grant.profile()).map(Profile::production).orElse(false),
                grants.lastUsed(grant.connection()));
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        String id = parameter(request, "id");
        String action = parameter(request, "action");
        return switch (action) {
            case "deny", "elevate", "refuse" -> decide(request, action, id, person);
            case "revoke" -> ended(grants.revoke(id, person), "Revoked. Its next request is refused.");
            case "remove" -> ended(clients.remove(id, person), "Removed, with its connections.");
            case "create", "rotate" -> secret(request, action, id, person);
            case "enter" -> {
                Client entered = clients.enter(named(request), redirects(request), person);
                yield Done.well("Entered. Its client id: " + entered.id());
            }
            default -> throw new IllegalArgumentException("The form says not what to do. Open the page again.");
        };
    }

    private Done decide(HttpServletRequest request, String action, String id, String person) {
        if (action.equals("deny")) {
            consents.deny(id, person);
            return Done.well("Denied. The client is told so.");
        }
        if (action.equals("refuse")) {
            elevations.deny(id, person);
            return Done.well("The scope stays as it is.");
        }
        Duration time =
                Choices.duration(request).orElseThrow(() -> new IllegalArgumentException("Choose for how long."));
        elevations.approve(id, time, person);
        return Done.well("The scope is wider for " + Times.span(time) + ".");
    }

    private Done secret(HttpServletRequest request, String action, String id, String person) {
        if (action.equals("rotate")) {
            var made = clients.rotate(id, person);
            return Done.secretly(
                    "The old secret has ended. Client id: " + made.client().id(), made.secret());
        }
        var made = clients.create(named(request), parameter(request, "profile"), Choices.scope(request), person);
        return Done.secretly("Created. Client id: " + made.client().id(), made.secret());
    }

    private static String named(HttpServletRequest request) {
        String name = parameter(request, "name").strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Give the client a name.");
        }
        return name;
    }

    private static List<String> redirects(HttpServletRequest request) {
        return parameter(request, "redirects")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Done ended(boolean there, String sentence) {
        return Done.well(there ? sentence : "It had ended already.");
    }
}
