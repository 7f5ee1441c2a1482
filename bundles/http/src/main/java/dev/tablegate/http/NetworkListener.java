// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second listener, for clients on other machines. The first one stays on loopback, in plain HTTP, for this machine
 * and its command line.
 */
@Component(
        service = ConnectorFactory.class,
        immediate = true,
        configurationPid = "dev.tablegate.http",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = NetworkListener.Config.class)
public final class NetworkListener implements ConnectorFactory {

    /** Where and how the server listens besides loopback. */
    @ObjectClassDefinition(
            name = "Tablegate network listener",
            description =
                    "Where the server listens besides loopback: with TLS, or behind a proxy that speaks it. Without"
                            + " this file it listens on loopback only. Set publicAddress of dev.tablegate.auth, too.")
    public @interface Config {

        @AttributeDefinition(
                name = "Address",
                description = "The address to listen on; 0.0.0.0 for all of this machine.")
        String address() default "";

        @AttributeDefinition(name = "Port", description = "The port to listen on.", min = "1", max = "65535")
        int port() default 7443;

        @AttributeDefinition(
                name = "Keystore",
                description =
                        "A PKCS12 file with the private key and the certificate. It is read again when it changes.",
                required = false)
        String keystore() default "";

        @AttributeDefinition(
                name = "Keystore password",
                description = "The password of the keystore.",
                type = AttributeType.PASSWORD,
                required = false)
        String keystorePassword() default "";

        @AttributeDefinition(
                name = "Behind a proxy",
                description = "Whether a proxy in front speaks TLS, so that this listener may do without. Every request"
                        + " on it then counts as sent over https. Nobody but the proxy may reach the port.")
        boolean behindProxy() default false;
    }

    private static final Logger LOG = LoggerFactory.getLogger(NetworkListener.class);
    private static final long IDLE_MILLIS = 30_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int RESCAN_SECONDS = 60;

    private final Listening listening;
    private final ServerHardening hardening;
    private final ServerSocketChannel channel;

    @Activate
    public NetworkListener(Config config, @Reference ServerHardening hardening) {
        this.hardening = hardening;
        listening = Listening.of(config);
        channel = bind(listening.address());
        LOG.info(
                "The server also listens on {}, {}",
                listening.address(),
                listening.keystore().map(keystore -> "with TLS").orElse("behind a proxy"));
    }

    private static ServerSocketChannel bind(InetSocketAddress address) {
        try {
            return ServerSocketChannel.open().bind(address);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot listen on " + address + ": another program has the port, or you may not use it. Change"
                            + " address or port of dev.tablegate.http.",
                    e);
        }
    }

    @Deactivate
    void close() throws IOException {
        channel.close();
    }

    @Override
    public Connector createConnector(Server server) {
        var http = new HttpConnectionFactory(configuration());
        ServerConnector connector = listening
                .keystore()
                .map(keystore -> encrypted(server, http, keystore))
                .orElseGet(() -> new ServerConnector(server, http));
        connector.setHost(listening.address().getHostString());
        connector.setPort(listening.address().getPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        hardening.harden(connector);
        try {
            connector.open(channel);
        } catch (IOException e) {
            throw new IllegalStateException("The listener for the network does not open.", e);
        }
        return connector;
    }

    private HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setResponseHeaderSize(HEADER_BYTES);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setSendDateHeader(false);
        configuration.addCustomizer(
                listening.keystore().isPresent() ? new SecureRequestCustomizer() : new ProxiedRequests());
        return configuration;
    }

    private static ServerConnector encrypted(Server server, HttpConnectionFactory http, Listening.Keystore keystore) {
        var context = new SslContextFactory.Server();
        context.setKeyStorePath(keystore.file().toUri().toString());
        context.setKeyStoreType("PKCS12");
        context.setKeyStorePassword(keystore.password());
        context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        var connector =
                new ServerConnector(server, new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()), http);
        var renewal = new KeyStoreScanner(context);
        renewal.setScanInterval(RESCAN_SECONDS);
        connector.addBean(renewal);
        return connector;
    }
}
