// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import dev.tablegate.api.tool.Scope;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Authorization server metadata, RFC 8414, at every path where clients look for it. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({
    "/.well-known/oauth-authorization-server",
    "/.well-known/oauth-authorization-server/mcp",
    "/.well-known/openid-configuration",
    "/.well-known/openid-configuration/mcp",
    "/mcp/.well-known/openid-configuration"
})
public final class ServerMetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Addresses addresses;
    private final transient ClientDocuments documents;

    @Activate
    public ServerMetadataServlet(@Reference Addresses addresses, @Reference ClientDocuments documents) {
        this.addresses = addresses;
        this.documents = documents;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String issuer = addresses.issuer(request);
        var metadata = new AuthorizationServerMetadata(new Issuer(issuer));
        metadata.setAuthorizationEndpointURI(URI.create(issuer + "/authorize"));
        metadata.setTokenEndpointURI(URI.create(issuer + "/token"));
        metadata.setRegistrationEndpointURI(URI.create(issuer + "/register"));
        metadata.setRevocationEndpointURI(URI.create(issuer + "/revoke"));
        metadata.setIntrospectionEndpointURI(URI.create(issuer + "/introspect"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(
                List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(List.of(
                ClientAuthenticationMethod.NONE,
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.PRIVATE_KEY_JWT));
        metadata.setRevocationEndpointAuthMethods(metadata.getTokenEndpointAuthMethods());
        metadata.setIntrospectionEndpointAuthMethods(List.of(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                ClientAuthenticationMethod.PRIVATE_KEY_JWT));
        metadata.setTokenEndpointJWSAlgs(PublicKeys.ALGORITHMS);
        metadata.setRevocationEndpointJWSAlgs(PublicKeys.ALGORITHMS);
        metadata.setIntrospectionEndpointJWSAlgs(PublicKeys.ALGORITHMS);
        metadata.setScopes(com.nimbusds.oauth2.sdk.Scope.parse(ScopeNames.text(Scope.FULL)));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        if (documents.on()) {
            metadata.setCustomParameter("client_id_metadata_document_supported", true);
        }
        Answers.json(
                response, HttpServletResponse.SC_OK, metadata.toJSONObject().toJSONString());
    }
}
