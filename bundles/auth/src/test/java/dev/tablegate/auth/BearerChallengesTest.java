// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import java.net.URI;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BearerChallengesTest {

    private static final URI ASKED = URI.create("http://127.0.0.1:7420/mcp?profile=prod&x=%22");
    private static final String START = "Bearer realm=\"tablegate\", resource_metadata=\"http://127.0.0.1:7420"
            + "/.well-known/oauth-protected-resource/mcp?profile=prod\", ";

    private final BearerChallenges challenges = new BearerChallenges(AuthServer.addresses(""));

    @Test
    void asksForTheLeastScopeAndLeadsToTheMetadata() {
        assertEquals(START + "scope=\"schemas:read query\"", challenges.unauthorized(ASKED, false));
    }

    @Test
    void saysThatATokenIsNotValid() {
        assertEquals(
                START + "scope=\"schemas:read query\", error=\"invalid_token\", "
                        + "error_description=\"The token is unknown, expired or revoked\"",
                challenges.unauthorized(ASKED, true));
    }

    @Test
    void namesAllScopesThatAreNeeded() {
        assertEquals(
                START + "error=\"insufficient_scope\", scope=\"schemas:read query model stage\", "
                        + "error_description=\"put_item needs the stage scope\"",
                challenges.insufficientScope(ASKED, Scope.STAGE, "put_item"));
    }

    @Test
    void keepsWhatAClientSentInsideTheQuotes() {
        assertEquals(
                START + "error=\"insufficient_scope\", scope=\"schemas:read query model stage views export\", "
                        + "error_description=\"a?b??c?? needs the full scope\"",
                challenges.insufficientScope(ASKED, Scope.FULL, "a\"b\r\nc\\é"));
    }

    @Test
    void namesThePublicAddressBehindAProxy() {
        var behind = new BearerChallenges(AuthServer.addresses("https://mcp.example.org/"));
        assertEquals(
                "Bearer realm=\"tablegate\", resource_metadata=\"https://mcp.example.org"
                        + "/.well-known/oauth-protected-resource/mcp\", scope=\"schemas:read query\"",
                behind.unauthorized(URI.create("http://10.0.0.5:7420/mcp"), false));
    }
}
