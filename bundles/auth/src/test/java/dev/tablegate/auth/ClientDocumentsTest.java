// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.auth.document.DocumentHost;
import dev.tablegate.auth.document.Fetcher;
import dev.tablegate.host.access.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** O6, the part of the protocol: clients that describe themselves. */
class ClientDocumentsTest {

    private static final String ID = "https://client.test/oauth/client.json";

    private DocumentHost host;
    private AuthServer server;
    private OAuthClient client;

    @BeforeEach
    void start() throws IOException {
        host = new DocumentHost();
        var world = new AuthServer.World();
        var fetcher = new Fetcher(
                host.net(name -> List.of(InetAddress.getLoopbackAddress()), address -> false), Duration.ofSeconds(2));
        server = new AuthServer(world, new ClientDocuments(true, fetcher, world.clock()));
        server.power.turn(true, "tester");
        client = new OAuthClient(server);
        describe(ID, "\"http://127.0.0.1:5000/callback\", \"app.example:/cb\"", "");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        host.close();
    }

    private void describe(String id, String redirects, String more) {
        host.on("/oauth/client.json", DocumentHost.json("""
                        {"client_id": "%s", "client_name": "Described", "redirect_uris": [%s], "unknown": [{}]%s}""".formatted(id, redirects, more)));
    }

    @Test
    void signInWithoutRegistration() {
        assertTrue(client.get("/.well-known/oauth-authorization-server")
                .json()
                .path("client_id_metadata_document_supported")
                .asBoolean());
        OAuthClient.SignIn one = client.signIn(ID);
        one.authorize();
        Client shown = one.consent().client();
        assertEquals(Client.Kind.DOCUMENT, shown.kind());
        assertEquals("Described", shown.name());
        assertEquals(List.of(OAuthClient.REDIRECT), shown.redirects());
        assertTrue(server.clients.list().isEmpty());
        one.approve();
        OAuthClient.Answer tokens = one.redeem(one.goOn().sent("code"));
        assertEquals(200, tokens.status(), tokens.body());
        assertEquals(200, client.refresh(ID, tokens.text("refresh_token")).status());
        assertEquals(List.of(ID), server.clients.list().stream().map(Client::id).toList());
        assertTrue(server.clients.remove(ID, "admin"));
        assertTrue(server.grants.list().isEmpty());
    }

    @Test
    void areAskedAgainWhenTheirDocumentIsOld() {
        client.signIn(ID).authorize();
        client.signIn(ID).authorize();
        assertEquals(1, host.requests.get());
        describe(ID, "\"https://app.example.com/other\"", "");
        assertEquals(302, client.signIn(ID).authorize().status());
        server.world.clock().advance(Duration.ofMinutes(5));
        assertEquals(400, client.signIn(ID).authorize().status());
        assertEquals(2, host.requests.get());
    }

    @Test
    void areRefusedIfTheirDocumentIsNotTheirs() {
        for (var wrong : List.of(
                List.of("https://client.test/oauth/other.json", "\"" + OAuthClient.REDIRECT + "\"", ""),
                List.of("https://CLIENT.test/oauth/client.json", "\"" + OAuthClient.REDIRECT + "\"", ""),
                List.of(ID, "", ""),
                List.of(ID, "\"javascript:alert(1)\", \"http://foreign.example/cb\"", ""),
                List.of(ID, "\"https://app.example.com/cb\"", ""),
                List.of(
                        ID,
                        "\"" + OAuthClient.REDIRECT + "\"",
                        ", \"token_endpoint_auth_method\": \"client_secret_basic\""))) {
            server.world.clock().advance(Duration.ofMinutes(6));
            describe(wrong.get(0), wrong.get(1), wrong.get(2));
            assertEquals(400, client.signIn(ID).authorize().status(), wrong.toString());
        }
        for (String body : List.of("", "[]", "null", "{", "{\"client_id\": \"" + ID + "\"}", "[".repeat(5_000))) {
            server.world.clock().advance(Duration.ofMinutes(6));
            host.on("/oauth/client.json", DocumentHost.json(body));
            assertEquals(400, client.signIn(ID).authorize().status(), body);
        }
    }

    @Test
    void haveAnAddressThatIsLookedAt() {
        for (String id : List.of(
                "https://client.test",
                "https://client.test/",
                "http://client.test/oauth/client.json",
                "https://client.test:22/oauth/client.json",
                "https://client.test:8443/oauth/client.json",
                "https://user@client.test/oauth/client.json",
                "https://client.test/oauth/client.json#x",
                "https://client.test/oauth/../oauth/client.json",
                "https://client.test/oauth/%2E%2e/client.json",
                "https://client.test/./oauth/client.json",
                "https:///oauth/client.json",
                "https:client.test/oauth/client.json",
                "https://client.test/" + "x".repeat(500),
                "https://client.test\\@other.test/oauth/client.json",
                "ftp://client.test/oauth/client.json",
                "file:///etc/passwd")) {
            assertEquals(400, client.signIn(id).authorize().status(), id);
        }
        assertEquals(0, host.requests.get());
    }

    @Test
    void areLookedUpTenTimesAMinute() {
        host.on("/oauth/client.json", DocumentHost.json("[]"));
        for (int i = 0; i < 10; i++) {
            assertEquals(400, client.signIn(ID).authorize().status());
        }
        assertEquals(429, client.signIn(ID).authorize().status());
        assertEquals(10, host.requests.get());
    }

    @Test
    void areUnknownUnlessAnAdministratorWantsThem() {
        try (AuthServer off = new AuthServer();
                OAuthClient other = new OAuthClient(off)) {
            assertEquals(400, other.signIn(ID).authorize().status());
            assertEquals(0, host.requests.get());
        }
    }
}
