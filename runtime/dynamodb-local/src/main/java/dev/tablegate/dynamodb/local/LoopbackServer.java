// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.dynamodb.local;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.net.URI;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** DynamoDB Local in memory, reachable from this machine only. */
final class LoopbackServer {

    private static final String HOST = "127.0.0.1";

    private final ServerConnector connector;

    private LoopbackServer(ServerConnector connector) {
        this.connector = connector;
    }

    static LoopbackServer start(int port, boolean accounts) throws Exception {
        Stream<String> options = Stream.of("-inMemory", "-sharedDb", "-disableTelemetry", "-port", "8000");
        var proxy = ServerRunner.createServerFromCommandLineArgs(
                options.filter(option -> !accounts || !option.equals("-sharedDb"))
                        .toArray(String[]::new));
        var connector = connector(proxy);
        connector.setHost(HOST);
        connector.setPort(port);
        proxy.start();
        return new LoopbackServer(connector);
    }

    URI endpoint() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    /** It binds all interfaces and has no option for that, so its connector is taken out before it starts. */
    private static ServerConnector connector(DynamoDBProxyServer proxy) throws ReflectiveOperationException {
        var field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        var connectors = ((Server) field.get(proxy)).getConnectors();
        if (connectors.length != 1 || !(connectors[0] instanceof ServerConnector only)) {
            throw new IllegalStateException("DynamoDB Local was expected to listen on exactly one port");
        }
        return only;
    }
}
