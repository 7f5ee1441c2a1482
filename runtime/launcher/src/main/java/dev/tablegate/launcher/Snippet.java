// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

/** How each client is told of a server: a command, or the content of a file. */
enum Snippet {
    claude("Claude Code", """
            claude mcp add --transport http %1$s "%2$s"
            claude mcp login %1$s"""),
    codex("Codex", """
            codex mcp add %1$s --url "%2$s\""""),
    cursor("Cursor, in .cursor/mcp.json of a project or ~/.cursor/mcp.json", """
            {"mcpServers": {"%1$s": {"url": "%2$s"}}}"""),
    vscode("VS Code, in .vscode/mcp.json", """
            {"servers": {"%1$s": {"type": "http", "url": "%2$s"}}}"""),
    opencode("opencode, in opencode.json", """
            {"mcp": {"%1$s": {"type": "remote", "url": "%2$s"}}}"""),
    gemini("Gemini CLI", """
            gemini mcp add --transport http %1$s "%2$s\"""");

    private final String title;
    private final String form;

    Snippet(String title, String form) {
        this.title = title;
        this.form = form;
    }

    String title() {
        return title;
    }

    String text(String name, String address) {
        return form.formatted(name, address);
    }
}
