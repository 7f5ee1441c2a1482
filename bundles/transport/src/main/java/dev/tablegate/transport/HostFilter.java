// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport;

import dev.tablegate.transport.http.Body;
import dev.tablegate.transport.http.HostRule;
import dev.tablegate.transport.rpc.RpcFailure;
import dev.tablegate.transport.rpc.Wire;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Turns away requests that were meant for another host or come from a foreign page, before anything reads them. */
@Component(service = Filter.class, configurationPid = "dev.tablegate.transport.hosts")
@Designate(ocd = HostFilter.Config.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@ServiceRanking(10_000)
public final class HostFilter implements Filter {

    /** Which names the server answers to. */
    @ObjectClassDefinition(
            name = "Tablegate hosts",
            description = "Names that the server answers to besides localhost, 127.0.0.1 and [::1] with its own port.")
    public @interface Config {

        @AttributeDefinition(
                name = "Extra hosts",
                description = "Further values of the Host header, for example behind a proxy: mcp.example.org or"
                        + " 10.0.0.5:7420. Pages of these hosts may call, too.")
        String[] hosts() default {};
    }

    private final HostRule rule;

    @Activate
    public HostFilter(Config config, @Reference PublicName name) {
        rule = new HostRule(Stream.concat(Stream.of(config.hosts()), name.authority().stream()));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            throw new ServletException("Only HTTP is served here.");
        }
        Optional<RpcFailure> refusal = check(http);
        if (refusal.isPresent()) {
            if (!Body.settle(http)) {
                answer.setHeader("Connection", "close");
            }
            refuse(answer, refusal.get());
        } else {
            chain.doFilter(request, response);
            // A servlet that refuses need not read. What it left would end the connection under the next request.
            if (!http.isAsyncStarted() && !Body.settle(http) && !answer.isCommitted()) {
                answer.setHeader("Connection", "close");
            }
        }
    }

    private Optional<RpcFailure> check(HttpServletRequest request) {
        int port = request.getLocalPort();
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        // The request line may name a host of its own; the server's view of it must be one of ours, too.
        String named = request.getServerName() + ":" + request.getServerPort();
        boolean known = hosts.size() == 1
                && rule.allowsHost(hosts.get(0), port)
                && (rule.allowsHost(named, port) || rule.allowsHost(request.getServerName(), port));
        if (!known) {
            return Optional.of(RpcFailure.refused(
                    421, "This server does not answer to that host name. Use the address it printed at its start."));
        }
        boolean own = Collections.list(request.getHeaders("Origin")).stream()
                .allMatch(origin -> rule.allowsOrigin(origin, port));
        return own
                ? Optional.empty()
                : Optional.of(RpcFailure.refused(403, "Pages of that origin may not call this server."));
    }

    private static void refuse(HttpServletResponse response, RpcFailure refusal) throws IOException {
        byte[] body = Wire.error(Optional.empty(), refusal);
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
