// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class BearerChallengesTest {

    private final BearerChallenges challenges = new BearerChallenges();

    @Test
    void asksForTheLeastScope() {
        assertEquals("Bearer realm=\"tablegate\", scope=\"schemas:read query\"", challenges.unauthorized(false));
    }

    @Test
    void saysThatATokenIsNotValid() {
        assertEquals(
                "Bearer realm=\"tablegate\", scope=\"schemas:read query\", error=\"invalid_token\"",
                challenges.unauthorized(true));
    }

    @Test
    void namesAllScopesThatAreNeeded() {
        assertEquals(
                "Bearer realm=\"tablegate\", error=\"insufficient_scope\", scope=\"schemas:read query model stage\", "
                        + "error_description=\"put_item needs the stage scope\"",
                challenges.insufficientScope(Scope.STAGE, "put_item"));
    }

    @Test
    void keepsWhatAClientSentInsideTheQuotes() {
        assertEquals(
                "Bearer realm=\"tablegate\", error=\"insufficient_scope\", "
                        + "scope=\"schemas:read query model stage views export\", "
                        + "error_description=\"a?b??c?? needs the full scope\"",
                challenges.insufficientScope(Scope.FULL, "a\"b\r\nc\\é"));
    }
}
