// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.Chromium.Tab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;

/**
 * A server with the sample tables, and people who look at what is staged there, in a browser.
 *
 * @param operator the first of them, ada
 */
record Office(Server server, Chromium chromium, Visitor operator) implements AutoCloseable {

    /** Stands on the page of a set as soon as its commit has ended, and not before. */
    static final String WRITTEN = "Undo stages the inverse";

    static Office open() throws Exception {
        var chromium = Chromium.start();
        var server = Server.demo();
        return new Office(server, chromium, Visitor.operator(server, "ada"));
    }

    @Override
    public void close() {
        try {
            chromium.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server.close();
        }
    }

    URI page(String name) {
        return server.mcp().resolve("/system/console/tablegate-" + name);
    }

    Tab signIn(String name) {
        return chromium.tab(name)
                .open(page("changes"))
                .at("/sign-in?to=")
                .fill("Name", name)
                .fill("Password", Visitor.PASSWORD)
                .click("Sign in")
                .at("tablegate-changes");
    }

    /** Where the sample tables are. */
    URI tables() throws IOException {
        return URI.create(demo().replaceFirst("(?s).*endpoint = (\\S+).*", "$1"));
    }

    /** Makes a profile of the sample tables, in a file, and exposes it. */
    void profile(String slug, String settings) throws IOException, InterruptedException {
        profile(slug, settings, tables());
    }

    /** Makes such a profile, with another way to the tables. */
    void profile(String slug, String settings, URI endpoint) throws IOException, InterruptedException {
        Files.writeString(
                server.data().resolve("config/dev.tablegate.profile-" + slug + ".cfg"),
                demo().replaceAll("(?m)^(slug|label) = .*$", "$1 = " + slug)
                                .replaceAll("(?m)^endpoint = .*$", "endpoint = " + endpoint)
                        + settings);
        server.open(slug);
    }

    private String demo() throws IOException {
        return Files.readString(server.data().resolve("config/dev.tablegate.profile-local-demo.cfg"));
    }

    /** A client that the operator connects. */
    Mcp client(String profile, Scope scope) throws IOException, InterruptedException {
        var tokens = SecretClient.made(operator, "by ada", profile, scope).tokens(server);
        return new Mcp(server.mcp(), tokens.access());
    }
}
