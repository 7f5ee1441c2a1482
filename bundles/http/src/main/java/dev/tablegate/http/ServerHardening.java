// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets what Felix has no setting for. Felix shows its server to makers of connectors only, so this passes as one. */
@Component(service = {ConnectorFactory.class, ServerHardening.class})
public final class ServerHardening implements ConnectorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHardening.class);
    private static final int MOST_CONNECTIONS = 5_000;
    private static final int LOOK_SECONDS = 5;

    private final SlowClients slowClients = new SlowClients(System::nanoTime);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("slow-clients").daemon().factory());

    @Activate
    public ServerHardening() {
        clock.scheduleWithFixedDelay(slowClients::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() {
        clock.shutdownNow();
    }

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(new PlainErrors());
        server.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(new PlainErrors()));
        List<ServerConnector> connectors = Stream.of(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast)
                .toList();
        connectors.forEach(this::harden);
        connectors.stream().filter(ServerHardening::exposed).forEach(ServerHardening::shut);
        server.addManaged(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        return new Disguise(server);
    }

    /** Watches over a connector. */
    void harden(ServerConnector connector) {
        connector.addBean(slowClients, false);
        Optional.ofNullable(connector.getConnectionFactory(HttpConfiguration.ConnectionFactory.class))
                .ifPresent(factory -> factory.getHttpConfiguration().addCustomizer(slowClients));
    }

    private static boolean exposed(ServerConnector connector) {
        boolean encrypted = connector.getConnectionFactory(SslConnectionFactory.class) != null;
        try {
            String host = connector.getHost();
            return !encrypted && (host == null || !InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static void shut(ServerConnector connector) {
        LOG.error(
                "The server does not speak plain HTTP to the network: the listener on {} is shut. Leave"
                        + " org.apache.felix.http.host alone and configure dev.tablegate.http.",
                connector.getHost());
        try {
            connector.stop();
        } catch (Exception e) {
            // Jetty declares no narrower one. A listener that cannot be shut keeps the server from starting.
            throw new IllegalStateException("The listener cannot be shut.", e);
        }
    }

    /** A connector that nobody can connect to. */
    private static final class Disguise extends ServerConnector {

        Disguise(Server server) {
            super(server);
        }

        @Override
        protected void doStart() {
            LOG.debug("The server is hardened");
        }

        @Override
        protected void doStop() {
            LOG.debug("The server stops");
        }
    }
}
