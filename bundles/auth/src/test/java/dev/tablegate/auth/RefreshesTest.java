// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RefreshesTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private String first() {
        server.world.clock().advance(Duration.ofMinutes(1));
        return client.tokens(id).text("refresh_token");
    }

    private String exchanged(String token) {
        OAuthClient.Answer answer = client.refresh(id, token);
        assertEquals(200, answer.status(), answer.body());
        assertTrue(server.grants.authenticate(answer.text("access_token")).isPresent());
        return answer.text("refresh_token");
    }

    private void refused(String token) {
        OAuthClient.Answer answer = client.refresh(id, token);
        assertEquals(400, answer.status());
        assertEquals("invalid_grant", answer.error());
    }

    /** O2, the first part, with 50 families in place of 500. */
    @Test
    void leavesOneLiveSuccessorOfARace() {
        for (int i = 0; i < 50; i++) {
            String first = first();
            List<String> successors = Racing.of(8, () -> client.refresh(id, first)).stream()
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> answer.text("refresh_token"))
                    .toList();
            assertFalse(successors.isEmpty());
            long live = successors.stream()
                    .filter(token -> client.refresh(id, token).status() == 200)
                    .count();
            assertTrue(live <= 1, "live successors: " + live);
        }
    }

    /** O2, the second part. */
    @Test
    void anOldTokenEndsTheGrant() {
        for (int i = 0; i < 100; i++) {
            String old = first();
            String current = exchanged(old);
            server.world.clock().advance(Duration.ofSeconds(11));
            refused(old);
            refused(current);
        }
        assertTrue(server.grants.list().isEmpty());
        assertEquals(
                100,
                server.world.audit().events().stream()
                        .filter(event -> event.rule().equals("refresh-token-used-twice"))
                        .count());
    }

    /** O2, the third part: even within the time in which an answer may be asked for again. */
    @Test
    void aTokenTwoGenerationsOldIsNeverTaken() {
        String first = first();
        String third = exchanged(exchanged(first));
        refused(first);
        refused(third);
    }

    @Test
    void anAnswerThatGotLostCanBeAskedForAgain() {
        String first = first();
        String lost = exchanged(first);
        server.world.clock().advance(Duration.ofSeconds(10));
        String again = exchanged(first);
        assertNotEquals(lost, again);
        String next = exchanged(again);
        // The lost one was taken back; whoever holds it is not the client.
        refused(lost);
        refused(next);
    }

    @Test
    void belongsToItsClient() {
        String other = client.register("Another", "http://127.0.0.1:6000/other").text("client_id");
        String token = first();
        assertEquals("invalid_grant", client.refresh(other, token).error());
        exchanged(token);
    }

    @Test
    void lastsForThirtyDaysUnusedAndNinetyInAll() {
        String unused = first();
        server.world.clock().advance(Duration.ofDays(30));
        refused(unused);
        String used = first();
        for (int day = 0; day < 87; day += 29) {
            server.world.clock().advance(Duration.ofDays(29));
            used = exchanged(used);
        }
        server.world.clock().advance(Duration.ofDays(3));
        refused(used);
    }

    @Test
    void isKeptWhileTheServerIsOffOrTheAccountCannotBeTold() {
        String token = first();
        server.power.turn(false, "admin");
        OAuthClient.Answer off = client.refresh(id, token);
        assertEquals(503, off.status());
        assertEquals("60", off.header("retry-after"));
        server.power.turn(true, "admin");
        server.world.profiles().lose("demo");
        assertEquals(503, client.refresh(id, token).status());
        server.world.profiles().lead("demo", "local");
        String next = exchanged(token);
        server.world.profiles().lead("demo", "another account");
        refused(next);
    }

    @Test
    void givesLessIfLessIsAskedForAndNeverMoreThanWasGranted() {
        OAuthClient.SignIn one = client.signIn(id);
        one.authorize();
        one.approve("demo", Scope.STAGE, Optional.empty());
        String token = one.redeem(one.goOn().sent("code")).text("refresh_token");
        OAuthClient.Answer less = refresh(token, "query");
        assertEquals("schemas:read query model", less.text("scope"));
        assertEquals(
                Scope.READ,
                server.grants
                        .authenticate(less.text("access_token"))
                        .orElseThrow()
                        .scope());
        OAuthClient.Answer more = refresh(less.text("refresh_token"), "full");
        assertEquals("schemas:read query model stage", more.text("scope"));
        assertEquals(
                Scope.STAGE,
                server.grants
                        .authenticate(more.text("access_token"))
                        .orElseThrow()
                        .scope());
    }

    private OAuthClient.Answer refresh(String token, String scope) {
        return client.post(
                "/token",
                Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", id, "scope", scope));
    }

    /** A refresh that is under way may not bring back what was revoked. */
    @Test
    void cannotUndoARevocation() {
        for (int i = 0; i < 20; i++) {
            String token = first();
            String connection = server.grants.list().getLast().connection();
            var racing = new AtomicBoolean();
            Racing.of(
                    2,
                    () -> racing.getAndSet(true)
                            ? server.grants.revoke(connection, "admin")
                            : client.refresh(id, token).status() > 0);
            assertFalse(server.grants.inForce(connection));
            assertTrue(server.world.store().get(Held.KIND, connection).isEmpty());
        }
    }
}
