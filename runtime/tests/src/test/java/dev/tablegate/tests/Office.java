// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.Chromium.Tab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A server with the sample tables, and people who look at what is staged there, in a browser.
 *
 * @param operator the first of them, ada
 */
record Office(Server server, Chromium chromium, Visitor operator) implements AutoCloseable {

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

    /** Makes a profile of the sample tables, in a file, and exposes it. */
    void profile(String slug, String settings) throws IOException, InterruptedException {
        Path config = server.data().resolve("config");
        String demo = Files.readString(config.resolve("dev.tablegate.profile-local-demo.cfg"));
        Files.writeString(
                config.resolve("dev.tablegate.profile-" + slug + ".cfg"),
                demo.replaceAll("(?m)^(slug|label) = .*$", "$1 = " + slug) + settings);
        server.open(slug);
    }

    /** A client that the operator connects. */
    Mcp client(String profile, Scope scope) throws IOException, InterruptedException {
        var tokens = SecretClient.made(operator, "by ada", profile, scope).tokens(server);
        return new Mcp(server.mcp(), tokens.access());
    }
}
