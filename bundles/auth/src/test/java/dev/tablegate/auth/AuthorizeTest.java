// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.access.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AuthorizeTest {

    private final AuthServer server = new AuthServer();
    private final OAuthClient client = new OAuthClient(server);
    private final String id = client.registered();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void leadsToATokenThatIsWhatAPersonApproved() {
        OAuthClient.SignIn one = client.signIn(id);
        OAuthClient.Answer waits = one.authorize();
        assertEquals(302, waits.status());
        assertTrue(waits.header("location").startsWith("/consent?request="));
        assertEquals(Optional.of("demo"), one.consent().profile());
        assertEquals("127.0.0.1:5000", one.consent().redirect());
        assertTrue(one.consent().thisMachineOnly());
        // A person may grant more, less or something else than was asked for.
        one.approve("prod", Scope.STAGE, Optional.empty());
        OAuthClient.Answer back = one.goOn();
        assertEquals("s 1", back.sent("state"));
        assertEquals(server.origin(), back.sent("iss"));
        assertTrue(back.header("set-cookie").contains("Max-Age=0"));
        OAuthClient.Answer tokens = one.redeem(back.sent("code"));
        assertEquals(200, tokens.status(), tokens.body());
        assertEquals("Bearer", tokens.text("token_type"));
        assertEquals(600, tokens.json().path("expires_in").asInt());
        assertEquals("schemas:read query model stage", tokens.text("scope"));
        assertEquals("no-store", tokens.header("cache-control"));
        Grant grant = server.grants.authenticate(tokens.text("access_token")).orElseThrow();
        assertEquals("prod", grant.profile());
        assertEquals(Scope.STAGE, grant.scope());
        assertEquals(Optional.of(id), grant.client());
        assertEquals("admin", grant.approver());
        assertEquals(Duration.ofDays(90), Duration.between(grant.created(), grant.expires()));
    }

    @Test
    void tellsTheClientWhatIsWrongAndWhoAnswers() {
        for (var wrong : List.of(
                List.of("response_type", "", "invalid_request"),
                List.of("response_type", "token", "unsupported_response_type"),
                List.of("response_mode", "fragment", "invalid_request"),
                List.of("response_mode", "form_post", "invalid_request"),
                List.of("request", "x.y.z", "request_not_supported"),
                List.of("request_uri", "https://foreign.example/", "request_uri_not_supported"),
                List.of("resource", "https://foreign.example/mcp", "invalid_target"),
                List.of("resource", "/mcp", "invalid_target"),
                List.of("resource", "not an address", "invalid_target"),
                List.of("resource", server.origin() + "/mcp#x", "invalid_target"),
                List.of("resource", server.origin() + "/admin", "invalid_target"),
                List.of("scope", "root", "invalid_scope"),
                List.of("scope", "query\u0000", "invalid_scope"),
                List.of("state", "x".repeat(2_001), "invalid_request"))) {
            OAuthClient.SignIn one = client.signIn(id);
            OAuthClient.Answer answer = (wrong.get(1).isEmpty()
                            ? one.without(wrong.get(0))
                            : one.with(wrong.get(0), wrong.get(1)))
                    .authorize();
            assertTrue(answer.header("location").startsWith(OAuthClient.REDIRECT + "?"), wrong.toString());
            assertEquals(wrong.get(2), answer.sent("error"), wrong.toString());
            assertEquals(server.origin(), answer.sent("iss"));
            assertTrue(answer.sent("code").isEmpty());
        }
        assertTrue(server.consents.waiting().isEmpty());
    }

    @Test
    void takesEachParameterOnce() {
        String query = OAuthClient.encoded(client.signIn(id).asked);
        assertEquals(
                "invalid_request",
                client.get("/authorize?" + query + "&scope=query").sent("error"));
        assertEquals(
                "invalid_request",
                client.get("/authorize?" + query + "&resource=" + server.origin() + "/mcp")
                        .sent("error"));
        assertEquals(400, client.get("/authorize?" + query + "&client_id=" + id).status());
        assertEquals(
                400,
                client.get("/authorize?" + query + "&redirect_uri=" + OAuthClient.REDIRECT)
                        .status());
    }

    @Test
    void tellsTheClientOfADenial() {
        OAuthClient.SignIn one = client.signIn(id);
        one.authorize();
        server.consents.deny(one.consent().id(), "admin");
        OAuthClient.Answer back = one.goOn();
        assertEquals("access_denied", back.sent("error"));
        assertEquals(server.origin(), back.sent("iss"));
        assertEquals("s 1", back.sent("state"));
        assertEquals(404, one.goOn().status());
    }

    @Test
    void goesOnInTheBrowserThatBeganAlone() {
        OAuthClient.SignIn one = client.signIn(id);
        OAuthClient.SignIn other = client.signIn(id);
        OAuthClient.Answer began = one.authorize();
        other.authorize();
        String cookie = began.header("set-cookie");
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertEquals(403, one.goOnInAnotherBrowser().status());
        one.approve();
        OAuthClient.Answer elsewhere = one.goOnInAnotherBrowser();
        assertEquals(200, elsewhere.status());
        assertFalse(elsewhere.body().contains("code="));
        assertFalse(one.goOn().sent("code").isEmpty());
        // The second request of the same browser did not take the first one's place.
        other.approve();
        assertFalse(other.goOn().sent("code").isEmpty());
    }

    @Test
    void isApprovedOnceAndAsItWasShown() {
        OAuthClient.SignIn one = client.signIn(id);
        one.authorize();
        var consent = one.consent();
        var other = new dev.tablegate.host.access.Consents.Approval(
                "demo", Scope.READ, Optional.empty(), "admin", "another digest");
        assertThrows(IllegalArgumentException.class, () -> server.consents.approve(consent.id(), other));
        assertThrows(
                IllegalArgumentException.class,
                () -> one.approve("demo", Scope.READ, Optional.of(Duration.ofDays(400))));
        assertThrows(IllegalArgumentException.class, () -> one.approve("hidden", Scope.READ, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> one.approve("nowhere", Scope.READ, Optional.empty()));
        one.approve();
        assertThrows(IllegalArgumentException.class, one::approve);
        assertThrows(IllegalArgumentException.class, () -> server.consents.deny(consent.id(), "admin"));
    }

    @Test
    void doesNotTellOfAProfileThatIsNotExposed() {
        OAuthClient.SignIn one = client.signIn(id).with("resource", server.origin() + "/mcp?profile=hidden");
        one.authorize();
        assertEquals(Optional.empty(), one.consent().profile());
    }

    @Test
    void oneClientCannotTakeThePlacesOfOthers() {
        OAuthClient.SignIn first = client.signIn(id);
        first.authorize();
        String request = first.consent().id();
        for (int i = 0; i < 10; i++) {
            server.world.clock().advance(Duration.ofSeconds(1));
            client.signIn(id).authorize();
        }
        assertEquals(10, server.consents.waiting().size());
        assertTrue(server.consents.find(request).isEmpty());
    }

    @Test
    void isClosedWhileTheServerIsOff() {
        server.power.turn(false, "admin");
        OAuthClient.Answer page = client.signIn(id).authorize();
        assertEquals(503, page.status());
        assertTrue(page.body().contains("switched off"));
        assertEquals(503, client.register("Other", OAuthClient.REDIRECT).status());
    }

    @Test
    void answersOneMethod() {
        OAuthClient.Answer answer = client.post("/authorize", client.signIn(id).asked);
        assertEquals(405, answer.status());
        assertEquals("GET", answer.header("allow"));
        assertEquals(405, client.get("/token?grant_type=client_credentials").status());
        assertEquals("DENY", answer.header("x-frame-options"));
    }
}
