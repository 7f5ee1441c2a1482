// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Consents;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Approves and denies what waits: requests of clients, and wishes for a wider scope. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/admin/decision")
public final class DecisionServlet extends AdminServlet {

    private static final long serialVersionUID = 1L;
    private static final Duration HOUR = Duration.ofHours(1);

    @Activate
    public DecisionServlet(
            @Reference Gate gate,
            @Reference Consents consents,
            @Reference Elevations elevations,
            @Reference Profiles profiles) {
        super("POST", gate, request -> {
            JsonNode body = Json.read(request);
            String id = body.path("id").asText();
            Optional<Consents.Consent> consent = consents.find(id);
            return consent.isPresent()
                    ? decide(consent.get(), body, consents, profiles)
                    : decide(wish(id, elevations), body, elevations);
        });
    }

    private static Elevations.Elevation wish(String id, Elevations elevations) {
        return elevations.waiting().stream()
                .filter(wish -> wish.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing of that id waits: it was decided, it expired,"
                        + " or the id is another. See: tablegate clients."));
    }

    private static JsonNode decide(Elevations.Elevation wish, JsonNode body, Elevations elevations) {
        if (body.path("approve").asBoolean()) {
            elevations.approve(wish.id(), time(body).orElse(HOUR), PERSON);
        } else {
            elevations.deny(wish.id(), PERSON);
        }
        return decided(wish.grant().label(), wish.grant().profile(), wish.scope());
    }

    private static JsonNode decide(Consents.Consent consent, JsonNode body, Consents consents, Profiles profiles) {
        if (!body.path("approve").asBoolean()) {
            consents.deny(consent.id(), PERSON);
            return decided(consent.client().name(), consent.profile().orElse(""), consent.scope());
        }
        String profile = text(body, "profile").or(consent::profile).orElseGet(() -> only(profiles));
        Scope scope = text(body, "scope").map(AdminServlet::scope).orElse(consent.scope());
        consents.approve(consent.id(), new Consents.Approval(profile, scope, time(body), PERSON, consent.digest()));
        return decided(consent.client().name(), profile, scope);
    }

    private static JsonNode decided(String name, String profile, Scope scope) {
        return Json.object()
                .put("name", name)
                .put("profile", profile)
                .put("scope", scope.name().toLowerCase(Locale.ROOT));
    }

    private static String only(Profiles profiles) {
        List<String> exposed = profiles.list().stream()
                .map(Profile::slug)
                .filter(profiles::exposed)
                .toList();
        if (exposed.size() == 1) {
            return exposed.get(0);
        }
        throw new IllegalArgumentException(
                exposed.isEmpty()
                        ? "No profile is exposed. Expose one first: tablegate expose PROFILE."
                        : "Name the profile with --profile: " + String.join(", ", exposed) + ".");
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.of(body.path(name).asText()).filter(text -> !text.isEmpty());
    }

    private static Optional<Duration> time(JsonNode body) {
        return Optional.of(body.path("seconds").asLong())
                .filter(seconds -> seconds != 0)
                .map(Duration::ofSeconds);
    }
}
