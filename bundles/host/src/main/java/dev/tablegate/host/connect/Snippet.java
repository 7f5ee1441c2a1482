// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.host.connect;

import java.net.URI;
import java.util.List;

/**
 * How one client is told of one profile.
 *
 * @param client what the command line calls the client by
 * @param title for people: the client, and which file it is if it is one
 * @param text the command to run, or the content of the file
 */
public record Snippet(String client, String title, String text) {

    private static final String MCP_SERVERS = """
            {
              "mcpServers": {
                "%1$s": {"url": "%2$s"}
              }
            }""";

    private static final List<Snippet> FORMS = List.of(
            new Snippet("claude", "Claude Code", """
                    claude mcp add --transport http %1$s "%2$s"
                    claude mcp login %1$s"""),
            // It signs in at once; a login after it would ask for a second approval.
            new Snippet("codex", "Codex", """
                    codex mcp add %1$s --url "%2$s\""""),
            new Snippet("cursor", "Cursor, for one project: .cursor/mcp.json", MCP_SERVERS),
            new Snippet("cursor", "Cursor, for all projects: ~/.cursor/mcp.json", MCP_SERVERS),
            new Snippet("vscode", "VS Code: .vscode/mcp.json", """
                    {
                      "servers": {
                        "%1$s": {"type": "http", "url": "%2$s"}
                      }
                    }"""),
            new Snippet("opencode", "opencode: opencode.json", """
                    {
                      "mcp": {
                        "%1$s": {"type": "remote", "url": "%2$s"}
                      }
                    }"""),
            new Snippet("gemini", "Gemini CLI", """
                    gemini mcp add --transport http %1$s "%2$s\""""));

    /**
     * How each client is told of a profile.
     *
     * @param endpoint where the server answers MCP
     * @param profile a slug, so it needs no quoting anywhere
     */
    public static List<Snippet> of(URI endpoint, String profile) {
        String address = endpoint + "?profile=" + profile;
        return FORMS.stream()
                .map(form -> new Snippet(
                        form.client(), form.title(), form.text().formatted("tablegate-" + profile, address)))
                .toList();
    }
}
