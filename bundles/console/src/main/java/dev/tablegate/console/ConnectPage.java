// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.connect.Snippet;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The switch of the server, and how clients are connected to each exposed profile. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=tablegate-connect",
            "felix.webconsole.title=Connect",
            "felix.webconsole.category=Tablegate"
        })
public final class ConnectPage extends ConsolePage {

    private static final long serialVersionUID = 1L;

    private final transient Power power;
    private final transient Profiles profiles;

    @Activate
    public ConnectPage(@Reference Frame frame, @Reference Power power, @Reference Profiles profiles) {
        super("connect.jte", frame);
        this.power = power;
        this.profiles = profiles;
    }

    /** An exposed profile, and how each client is connected to it. */
    public record Door(Profile profile, List<Snippet> ways) {}

    @Override
    protected Map<String, Object> content(HttpServletRequest request) {
        URI endpoint = URI.create(View.origin(request) + "/mcp");
        List<Door> doors = profiles.list().stream()
                .filter(profile -> profiles.exposed(profile.slug()))
                .map(profile -> new Door(profile, Snippet.of(endpoint, profile.slug())))
                .toList();
        return Map.of("on", power.on(), "doors", doors);
    }

    @Override
    protected Done act(HttpServletRequest request, String person) {
        boolean on = switch (parameter(request, "on")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("Choose on or off.");
        };
        power.turn(on, person);
        return Done.well(on ? "The server is on." : "The server is off. Every connection is cut.");
    }
}
