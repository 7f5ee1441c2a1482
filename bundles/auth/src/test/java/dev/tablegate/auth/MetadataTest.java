// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MetadataTest {

    @Test
    void describesTheAuthorizationServer() {
        try (AuthServer server = new AuthServer();
                OAuthClient client = new OAuthClient(server)) {
            JsonNode metadata =
                    client.get("/.well-known/oauth-authorization-server").json();
            String issuer = server.origin();
            assertEquals(issuer, metadata.path("issuer").asText());
            assertEquals(
                    issuer + "/authorize",
                    metadata.path("authorization_endpoint").asText());
            assertEquals(issuer + "/token", metadata.path("token_endpoint").asText());
            assertEquals(
                    issuer + "/register", metadata.path("registration_endpoint").asText());
            assertEquals(
                    issuer + "/revoke", metadata.path("revocation_endpoint").asText());
            assertEquals("[\"code\"]", metadata.path("response_types_supported").toString());
            assertEquals(
                    "[\"query\"]", metadata.path("response_modes_supported").toString());
            assertEquals(
                    "[\"S256\"]",
                    metadata.path("code_challenge_methods_supported").toString());
            assertEquals(
                    "[\"authorization_code\",\"refresh_token\",\"client_credentials\"]",
                    metadata.path("grant_types_supported").toString());
            assertEquals(
                    "[\"none\",\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"]",
                    metadata.path("token_endpoint_auth_methods_supported").toString());
            assertEquals(
                    "[\"ES256\",\"PS256\",\"RS256\"]",
                    metadata.path("token_endpoint_auth_signing_alg_values_supported")
                            .toString());
            assertTrue(metadata.path("authorization_response_iss_parameter_supported")
                    .asBoolean());
            assertTrue(metadata.path("client_id_metadata_document_supported").isMissingNode());
            assertTrue(!metadata.path("scopes_supported").toString().contains("offline_access"));
        }
    }

    @Test
    void describesTheResourceWithItsHint() {
        try (AuthServer server = new AuthServer();
                OAuthClient client = new OAuthClient(server)) {
            String path = "/.well-known/oauth-protected-resource/mcp";
            JsonNode metadata = client.get(path + "?profile=demo&x=%22").json();
            assertEquals(
                    server.origin() + "/mcp?profile=demo",
                    metadata.path("resource").asText());
            assertEquals(
                    "[\"" + server.origin() + "\"]",
                    metadata.path("authorization_servers").toString());
            assertEquals(
                    "[\"schemas:read\",\"query\"]",
                    metadata.path("scopes_supported").toString());
            assertEquals(
                    "[\"header\"]", metadata.path("bearer_methods_supported").toString());
            assertEquals(server.origin() + "/mcp", client.get(path).text("resource"));
            assertEquals(
                    server.origin() + "/mcp",
                    client.get(path + "?profile=%22%3E").text("resource"));
        }
    }

    @Test
    void takesOnlyAPublicAddressThatIsOne() {
        assertThrows(IllegalArgumentException.class, () -> AuthServer.addresses("mcp.example.org"));
        assertThrows(IllegalArgumentException.class, () -> AuthServer.addresses("https://mcp.example.org/path"));
        assertThrows(IllegalArgumentException.class, () -> AuthServer.addresses("ftp://mcp.example.org"));
        assertThrows(IllegalArgumentException.class, () -> AuthServer.addresses("https://user@mcp.example.org"));
    }
}
