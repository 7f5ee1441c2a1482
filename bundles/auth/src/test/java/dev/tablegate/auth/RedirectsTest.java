// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** O4: where browsers may be sent to. */
class RedirectsTest {

    private static final List<String> REGISTERED = List.of(
            "https://app.example.com/cb",
            "https://app.example.com/q?a=1",
            "http://127.0.0.1:5000/callback",
            "http://localhost:5000/callback",
            "http://[::1]:5000/callback");

    private static final List<String> ALLOWED = List.of(
            "https://app.example.com/cb",
            "https://app.example.com/q?a=1",
            "http://127.0.0.1:5000/callback",
            "http://127.0.0.1:61234/callback",
            "http://127.0.0.1/callback",
            "http://localhost:5000/callback",
            "http://localhost:1/callback",
            "http://[::1]:5000/callback",
            "http://[::1]:5001/callback");

    private static final List<String> REFUSED = List.of(
            "https://APP.example.com/cb",
            "HTTPS://app.example.com/cb",
            "https://app.example.com/CB",
            "https://app.example.com/cb/",
            "https://app.example.com/cb/..",
            "https://app.example.com//cb",
            "https://app.example.com/cb?",
            "https://app.example.com/cb?x=1",
            "https://app.example.com/cb#x",
            "https://app.example.com/cb#",
            "https://app.example.com:443/cb",
            "https://app.example.com:444/cb",
            "https://app.example.com./cb",
            "https://app.example.com/%63b",
            "https://app.example.com/x/%2e%2e/cb",
            "https://app.example.com\\@evil.example/cb",
            "https://evil.example\\.app.example.com/cb",
            "https://app.example.com@evil.example/cb",
            "https://user@app.example.com/cb",
            "https://app.example.com.evil.example/cb",
            "https://evil.example/cb",
            "https://evil.example/?https://app.example.com/cb",
            "https://аpp.example.com/cb",
            "https://xn--pp-6kc.example.com/cb",
            "http://app.example.com/cb",
            "//app.example.com/cb",
            "/cb",
            "",
            " https://app.example.com/cb",
            "https://app.example.com/cb ",
            "https://app.example.com/cb\r\nX: y",
            "https://app.example.com/q",
            "https://app.example.com/q?a=2",
            "https://app.example.com/q?a=1&b=2",
            "http://127.0.0.1:5000/other",
            "http://127.0.0.1:5000/callback/",
            "http://127.0.0.1:5000/callback?x=1",
            "http://127.0.0.1:5000/callback#x",
            "http://127.0.0.2:5000/callback",
            "http://127.1:5000/callback",
            "http://2130706433:5000/callback",
            "http://0x7f.0.0.1:5000/callback",
            "http://0.0.0.0:5000/callback",
            "http://127.0.0.1.evil.example:5000/callback",
            "http://user@127.0.0.1:5000/callback",
            "http://127.0.0.1:5000@evil.example/callback",
            "http://localhost.evil.example:5000/callback",
            "http://LOCALHOST:5000/callback",
            "http://localhost:5000/callback%2f",
            "http://[::ffff:127.0.0.1]:5000/callback",
            "http://[0:0:0:0:0:0:0:1]:5000/callback",
            "https://127.0.0.1:5000/callback",
            "https://localhost:5000/callback",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "app.example:/callback");

    private final Redirects redirects = AuthServer.redirects(true);

    @Test
    void matchesWhatIsRegisteredWithAnyPortOfThisMachine() {
        ALLOWED.forEach(address -> assertTrue(redirects.match(REGISTERED, address), address));
        REFUSED.forEach(address -> assertFalse(redirects.match(REGISTERED, address), address));
        assertTrue(ALLOWED.size() + REFUSED.size() >= 60);
    }

    @Test
    void keepsThePortOfLocalhostIfAnAdministratorSaysSo() {
        Redirects strict = AuthServer.redirects(false);
        assertTrue(strict.match(REGISTERED, "http://localhost:5000/callback"));
        assertFalse(strict.match(REGISTERED, "http://localhost:5001/callback"));
        assertTrue(strict.match(REGISTERED, "http://127.0.0.1:5001/callback"));
    }

    @Test
    void takesSchemesOfProgramsOnlyIfAnAdministratorSaysSo() {
        String program = "cursor://program.example/callback";
        assertThrows(IllegalArgumentException.class, () -> redirects.checked(program));
        Redirects open = AuthServer.redirects(true, "cursor", "javascript", "http");
        assertEquals(program, open.checked(program));
        assertEquals("cursor://program.example", Redirects.host(program));
        assertTrue(Redirects.isLocal(program));
        assertTrue(open.match(List.of(program), program));
        assertFalse(open.match(List.of("cursor://localhost:1/callback"), "cursor://localhost:2/callback"));
        for (String never : List.of("javascript://program.example/%0aalert(1)", "http://example.org/", "other://a/b")) {
            assertThrows(IllegalArgumentException.class, () -> open.checked(never), never);
        }
    }

    /** O4 over HTTP: a page, and never a redirect to what is not registered. */
    @Test
    void showsAPageInPlaceOfAForeignAddress() {
        try (AuthServer server = new AuthServer();
                OAuthClient client = new OAuthClient(server)) {
            String id =
                    client.register("Test", REGISTERED.toArray(String[]::new)).text("client_id");
            for (String address : REFUSED) {
                OAuthClient.Answer answer =
                        client.signIn(id).with("redirect_uri", address).authorize();
                assertEquals(400, answer.status(), address);
                assertEquals("", answer.header("location"), address);
                assertTrue(answer.header("content-type").startsWith("text/plain"));
            }
            assertEquals(400, client.signIn("unknown").authorize().status());
            assertEquals(400, client.signIn(id).without("client_id").authorize().status());
            assertEquals(
                    400, client.signIn(id).without("redirect_uri").authorize().status());
            assertEquals(
                    302,
                    client.signIn(id)
                            .with("redirect_uri", ALLOWED.get(1))
                            .authorize()
                            .status());
        }
    }

    /** Whoever registers an address must not turn the server into a way there. */
    @Test
    void sendsNobodyToAForeignHostThatNoPersonApproved() {
        try (AuthServer server = new AuthServer();
                OAuthClient client = new OAuthClient(server)) {
            String id = client.register("Test", "https://evil.example/cb?a=1").text("client_id");
            OAuthClient.SignIn one = client.signIn(id).with("redirect_uri", "https://evil.example/cb?a=1");
            assertEquals(400, one.with("scope", "nonsense").authorize().status());
            one.with("scope", "query").authorize();
            one.approve();
            OAuthClient.Answer back = one.goOn();
            assertTrue(back.header("location").startsWith("https://evil.example/cb?a=1&"), back.header("location"));
            assertEquals(
                    "invalid_scope", one.with("scope", "nonsense").authorize().sent("error"));
        }
    }
}
