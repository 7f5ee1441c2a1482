// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.bench.peer;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves one servlet at {@code /mcp} on a free loopback port, with Jetty's own defaults. */
final class JettyHost {

    private JettyHost() {}

    /** Starts the server and prints its port, which is what the bench waits for. */
    static void serve(Servlet servlet) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), "/mcp");
        server.setHandler(context);
        server.start();
        System.out.println("port=" + connector.getLocalPort());
    }
}
