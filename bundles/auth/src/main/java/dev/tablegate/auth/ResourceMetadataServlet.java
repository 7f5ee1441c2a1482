// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Protected resource metadata, RFC 9728: which authorization server the MCP endpoint trusts. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"})
public final class ResourceMetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Addresses addresses;

    @Activate
    public ResourceMetadataServlet(@Reference Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> profile = Addresses.profileIn(
                Optional.ofNullable(request.getQueryString()).orElse(""));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", addresses.resource(request, profile));
        metadata.put("authorization_servers", List.of(addresses.issuer(request)));
        metadata.put("scopes_supported", ScopeNames.FIRST);
        metadata.put("bearer_methods_supported", List.of("header"));
        metadata.put("resource_name", "Tablegate");
        Answers.json(response, HttpServletResponse.SC_OK, Json.write(metadata));
    }
}
