// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grants;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The endpoint in a server of its own, on a catalog in memory. */
final class TestServer {

    final MemoryCatalog catalog = new MemoryCatalog();
    final MemoryInvoker invoker = new MemoryInvoker(catalog);
    final MemoryAccess access = new MemoryAccess();
    final McpServlet servlet;
    private final Server server;
    private final ServerConnector connector;

    TestServer() {
        this(new Settings(64 * 1024, 100, Duration.ofMillis(50), Duration.ofSeconds(1)));
    }

    TestServer(Settings settings) {
        servlet = new McpServlet(new Host(catalog, invoker, access, access, access), "1.2.3", settings);
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler();
        Filter hosts = new HostFilter(new NoExtraHosts(), new PublicName(Map.of()));
        context.addFilter(new FilterHolder(hosts), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(servlet), "/mcp");
        server.setHandler(context);
        start();
    }

    int port() {
        return connector.getLocalPort();
    }

    Grants.Minted mint(Scope scope) {
        return access.mint("demo", scope, Duration.ofHours(1), "test", "tester");
    }

    TestClient client(Scope scope) {
        return new TestClient(port(), mint(scope).token());
    }

    void tool(String name, Scope scope, MemoryInvoker.Body body) {
        invoker.bodies.put(name, body);
        catalog.add(MemoryCatalog.tool(name, scope, Effect.NONE));
    }

    private void start() {
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    void stop() throws Exception {
        servlet.close();
        server.stop();
    }

    private record NoExtraHosts() implements HostFilter.Config {
        @Override
        public String[] hosts() {
            return new String[0];
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return HostFilter.Config.class;
        }
    }
}
