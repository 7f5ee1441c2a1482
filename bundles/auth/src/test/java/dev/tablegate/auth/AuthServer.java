// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.auth.document.Fetcher;
import dev.tablegate.auth.document.Net;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import jakarta.servlet.DispatcherType;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The authorization server on an embedded Jetty, over a store and an audit record in memory. */
final class AuthServer implements AutoCloseable {

    final World world;
    final ClientDocuments documents;
    final StoredPower power;
    final Gate gate;
    final GrantBook book;
    final LastUse lastUse;
    final StoredGrants grants;
    final KnownClients known;
    final StoredClients clients;
    final LiveConsents consents;
    final LiveElevations elevations;
    private final ServletContextHandler context = new ServletContextHandler();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    /** What outlives a restart. */
    record World(MovableClock clock, MemoryStore store, MemoryAudit audit, MemoryProfiles profiles, FakeEvents events) {

        World() {
            this(new MovableClock());
        }

        private World(MovableClock clock) {
            this(clock, new MemoryStore(clock), new MemoryAudit(), known(), new FakeEvents());
        }

        /** Two exposed profiles, and one that is not. */
        private static MemoryProfiles known() {
            var known = new MemoryProfiles(
                    MemoryProfiles.local("demo"), MemoryProfiles.local("hidden"), MemoryProfiles.local("prod"));
            known.expose("hidden", false);
            known.lead("prod", "account 1");
            return known;
        }
    }

    /** A server that is switched on, with two exposed profiles. */
    AuthServer() {
        this(new World());
        power.turn(true, "tester");
    }

    AuthServer(World world) {
        this(world, new ClientDocuments(false, new Fetcher(Net.open(), Duration.ofSeconds(1)), world.clock()));
    }

    AuthServer(World world, ClientDocuments documents) {
        this.world = world;
        this.documents = documents;
        var announcer = new Announcer(world.events());
        var redirects = redirects(true);
        power = new StoredPower(world.store(), world.audit(), announcer);
        gate = new Gate(power, world.profiles(), world.clock());
        book = new GrantBook(world.store(), world.clock());
        lastUse = new LastUse(book);
        grants = new StoredGrants(book, lastUse, gate, world.audit(), announcer);
        known = new KnownClients(book, redirects, documents);
        clients = new StoredClients(known, gate, grants, world.audit());
        consents = new LiveConsents(known, gate, world.audit(), announcer);
        elevations = new LiveElevations(book, world.audit(), announcer);
        var refreshes = new Refreshes(book, grants, gate);
        var codes = new Codes(book, grants, refreshes, gate, announcer);
        Addresses addresses = addresses("");
        var check = new ClientCheck(known, book, addresses, gate);
        context.addServlet(
                new ServletHolder(new AuthorizeServlet(known, consents, gate, addresses, redirects)), "/authorize");
        context.addServlet(new ServletHolder(new ContinueServlet(consents, codes, gate)), "/authorize/continue");
        context.addServlet(
                new ServletHolder(
                        new TokenServlet(check, codes, refreshes, new ApiTokens(book, gate), gate, addresses)),
                "/token");
        context.addServlet(new ServletHolder(new RegisterServlet(known, gate)), "/register");
        context.addServlet(new ServletHolder(new RevokeServlet(check, refreshes, book, grants)), "/revoke");
        context.addServlet(new ServletHolder(new IntrospectServlet(check, book, grants, addresses)), "/introspect");
        context.addServlet(
                new ServletHolder(new ServerMetadataServlet(addresses, documents)),
                "/.well-known/oauth-authorization-server");
        context.addServlet(
                new ServletHolder(new ResourceMetadataServlet(addresses)), "/.well-known/oauth-protected-resource/mcp");
        start();
    }

    private void start() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        // As the transport does: what a refusal left unread would end the connection under the next request.
        context.addFilter(
                (request, response, chain) -> {
                    chain.doFilter(request, response);
                    request.getInputStream().readAllBytes();
                },
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The same state, read again by a new server. */
    AuthServer restart() {
        close();
        return new AuthServer(world);
    }

    String origin() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    @Override
    public void close() {
        documents.close();
        lastUse.close();
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    static Addresses addresses(String publicAddress) {
        return new Addresses(new PublicAddress(publicAddress));
    }

    static Redirects redirects(boolean anyPortOfLocalhost, String... schemes) {
        return new Redirects(new Allowed(anyPortOfLocalhost, schemes));
    }

    private record PublicAddress(String publicAddress) implements Addresses.Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Addresses.Config.class;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Allowed(boolean anyPortOfLocalhost, String[] schemes) implements Redirects.Config {
        @Override
        public Class<? extends Annotation> annotationType() {
            return Redirects.Config.class;
        }
    }
}
