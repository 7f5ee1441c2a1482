// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.host.access.Challenges;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Seal;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.transport.call.Running;
import dev.tablegate.transport.call.Services;
import dev.tablegate.transport.result.Operations;
import dev.tablegate.transport.result.ServerCard;
import dev.tablegate.transport.stream.ResourceWatcher;
import dev.tablegate.transport.stream.Subscriptions;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The MCP endpoint as a servlet. Requests are expected on virtual threads, so everything here may block. */
@Component(service = Servlet.class, configurationPid = "dev.tablegate.transport")
@Designate(ocd = McpServlet.Config.class)
@HttpWhiteboardServletPattern("/mcp")
public final class McpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Bounds and intervals of the endpoint. */
    @ObjectClassDefinition(name = "Tablegate MCP endpoint", description = "Bounds and intervals of the endpoint /mcp.")
    public @interface Config {

        @AttributeDefinition(name = "Body limit", description = "Largest body of a request, in kilobytes.", min = "1")
        int bodyLimitKilobytes() default 4096;

        @AttributeDefinition(name = "Page size", description = "Entries on a page of a list.", min = "1")
        int pageSize() default 100;

        @AttributeDefinition(
                name = "Resource interval",
                description = "Seconds between two looks at a resource that a client subscribed to.",
                min = "1")
        int resourceSeconds() default 30;

        @AttributeDefinition(
                name = "Keep-alive interval",
                description = "Seconds of silence after which an open stream of notifications shows that it is alive.",
                min = "1")
        int keepAliveSeconds() default 10;
    }

    private final transient Endpoint endpoint;
    private final transient Running running = new Running();
    private final transient Subscriptions subscriptions;
    private final transient ResourceWatcher watcher;

    /** The reference to {@code json} makes sure that the SDK's static defaults are there. */
    @Activate
    public McpServlet(
            @Reference Catalog catalog,
            @Reference Invoker invoker,
            @Reference Grants grants,
            @Reference Challenges challenges,
            @Reference Seal seal,
            @Reference McpJsonDefaults json,
            BundleContext context,
            Config config) {
        this(new Host(catalog, invoker, grants, challenges, seal), version(context), Settings.of(config));
    }

    McpServlet(Host host, String version, Settings settings) {
        McpJsonMapper mapper = McpJsonDefaults.getMapper();
        subscriptions = new Subscriptions(host.catalog(), host.grants(), settings.keepAlive());
        watcher = new ResourceWatcher(subscriptions, host.invoker(), settings.resourceInterval());
        var services = new Services(
                host.catalog(),
                host.invoker(),
                host.seal(),
                mapper,
                new Operations(host.catalog(), host.invoker(), host.challenges()),
                new ServerCard(mapper, version),
                running,
                subscriptions,
                watcher,
                settings.pageSize());
        endpoint = new Endpoint(services, host.grants(), host.challenges(), settings.bodyLimit());
    }

    private static String version(BundleContext context) {
        return Optional.ofNullable(context.getProperty("tablegate.version"))
                .orElseGet(() -> context.getBundle().getVersion().toString());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        endpoint.serve(request, response);
    }

    /** Ends all streams in order and cancels the calls that still run. */
    @Deactivate
    public void close() {
        subscriptions.close();
        watcher.close();
        running.close();
    }
}
