// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.host.access.Power;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
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
    public ConnectPage(@Reference Sessions sessions, @Reference Power power, @Reference Profiles profiles) {
        super("connect.jte", sessions);
        this.power = power;
        this.profiles = profiles;
    }

    /** How a client is connected to a profile. */
    public record Way(String id, String client, String text) {}

    /** An exposed profile, and how each client is connected to it. */
    public record Door(Profile profile, List<Way> ways) {}

    @Override
    Map<String, Object> content(HttpServletRequest request) {
        String origin = request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
        List<Door> doors = profiles.list().stream()
                .filter(profile -> profiles.exposed(profile.slug()))
                .map(profile -> new Door(profile, ways(profile.slug(), origin + "/mcp?profile=" + profile.slug())))
                .toList();
        return Map.of("on", power.on(), "doors", doors);
    }

    @Override
    Done act(HttpServletRequest request, String person) {
        boolean on = parameter(request, "on").equals("true");
        power.turn(on, person);
        return new Done(on ? "The server is on." : "The server is off. Every connection is cut.");
    }

    private static List<Way> ways(String slug, String address) {
        String name = "tablegate-" + slug;
        return List.of(
                new Way(
                        "claude-" + slug,
                        "Claude Code",
                        "claude mcp add --transport http %s \"%s\"\nclaude mcp login %s"
                                .formatted(name, address, name)),
                new Way("codex-" + slug, "Codex", "codex mcp add %s --url \"%s\"".formatted(name, address)),
                new Way(
                        "cursor-" + slug,
                        "Cursor: .cursor/mcp.json in a project, or ~/.cursor/mcp.json",
                        "{\"mcpServers\": {\"%s\": {\"url\": \"%s\"}}}".formatted(name, address)),
                new Way(
                        "vscode-" + slug,
                        "VS Code: .vscode/mcp.json",
                        "{\"servers\": {\"%s\": {\"type\": \"http\", \"url\": \"%s\"}}}".formatted(name, address)),
                new Way(
                        "opencode-" + slug,
                        "opencode: opencode.json",
                        "{\"mcp\": {\"%s\": {\"type\": \"remote\", \"url\": \"%s\"}}}".formatted(name, address)),
                new Way(
                        "gemini-" + slug,
                        "Gemini CLI",
                        "gemini mcp add --transport http %s \"%s\"".formatted(name, address)));
    }
}
