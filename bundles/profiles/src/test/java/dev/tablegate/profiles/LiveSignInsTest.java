// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.sun.net.httpserver.HttpServer;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.SignIns.Begun;
import dev.tablegate.host.profile.SignIns.Place;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssooidc.internal.OnDiskTokenManager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Signing in with a device code, against a server that answers as the one of AWS does. */
class LiveSignInsTest {

    @TempDir
    private Path folder;

    private final MemoryAudit audit = new MemoryAudit();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    /** What the server answers to the questions whether the person agreed; the last one stays. */
    private final LinkedBlockingDeque<String> errors = new LinkedBlockingDeque<>();

    private HttpServer server;
    private LiveSignIns signIns;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String error =
                    path.equals("/token") ? Optional.ofNullable(errors.poll()).orElse("") : "";
            String body = error.isEmpty() ? answer(path) : "{\"error\":\"" + error + "\"}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!error.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", type(error));
            }
            exchange.sendResponseHeaders(error.isEmpty() ? 200 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        KnownProfiles known = new AwsHome(folder)
                .config("""
                [profile one]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 444455556666
                sso_role_name = Dev
                services = here
                [profile two]
                region = eu-west-1
                sso_session = corp
                sso_account_id = 444455557777
                sso_role_name = Dev
                services = here
                [profile old]
                sso_start_url = https://old.example.com/start
                sso_region = eu-central-1
                services = here
                [sso-session corp]
                sso_start_url = https://corp.example.com/start
                sso_region = eu-central-1
                [services here]
                sso_oidc =
                  endpoint_url = http://127.0.0.1:%d
                """.formatted(server.getAddress().getPort()))
                .known(new ProfileBook(), new OwnBook(new MemoryStore()));
        signIns = new LiveSignIns(
                known,
                audit,
                new Silent(),
                new SignInCache(folder.resolve("cache")),
                Clock.systemUTC(),
                Duration.ofMillis(2));
    }

    @AfterEach
    void stop() {
        signIns.close();
        server.stop(0);
    }

    @Test
    void knowsWherePeopleSignIn() {
        assertEquals(
                List.of("corp", "https://old.example.com/start"),
                signIns.places().stream().map(Place::name).toList());
        assertEquals(List.of("one", "two"), place("corp").profiles());
        assertEquals(Optional.empty(), place("corp").until());
    }

    @Test
    void whatAPersonAgreesToIsKeptAsAwsToolsKeepIt() throws IOException {
        errors.addAll(List.of("authorization_pending", "slow_down", "authorization_pending"));
        Begun begun = signIns.begin("corp", "ann");
        assertEquals("ABCD-EFGH", begun.code());
        assertEquals(URI.create("https://device.example.com/?user_code=ABCD-EFGH"), begun.page());
        await(place -> place.until().isPresent());

        // sha1 of "corp", as the command line of AWS names it.
        Path file = folder.resolve("cache").resolve("ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder.resolve("cache")));
        try (var manager = OnDiskTokenManager.create(folder.resolve("cache"), "corp")) {
            var token = manager.loadToken().orElseThrow();
            assertEquals("access", token.token());
            assertEquals("refresh", token.refreshToken());
            assertEquals("client", token.clientId());
            assertEquals("https://corp.example.com/start", token.startUrl());
            assertTrue(token.expirationTime().orElseThrow().isAfter(Instant.now()));
        }
        assertEquals(
                List.of("begin-sign-in", "sign-in"),
                audit.events().stream().map(Event::action).toList());
        assertEquals(Optional.empty(), place("corp").begun());
    }

    @Test
    void asksAsTheSpecificationSays() {
        signIns.begin("corp", "ann");
        await(place -> place.until().isPresent());
        assertTrue(asked.get(0).startsWith("/client/register "), asked.get(0));
        assertTrue(asked.get(0).contains("\"scopes\":[\"sso:account:access\"]"), asked.get(0));
        assertTrue(asked.get(1).startsWith("/device_authorization "), asked.get(1));
        assertTrue(asked.get(1).contains("https://corp.example.com/start"), asked.get(1));
        assertTrue(asked.get(2).startsWith("/token "), asked.get(2));
        assertTrue(asked.get(2).contains("urn:ietf:params:oauth:grant-type:device_code"), asked.get(2));
    }

    @Test
    void aSignInThatWaitsIsNotBegunTwice() {
        for (int i = 0; i < 10_000; i++) {
            errors.add("authorization_pending");
        }
        Begun first = signIns.begin("corp", "ann");
        assertEquals(first, signIns.begin("corp", "bob"));
        assertEquals(Optional.of(first), place("corp").begun());
        errors.clear();
        await(place -> place.until().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"access_denied, denied", "expired_token, in time", "server_error, log says why"})
    void saysWhyItFailed(String error, String words) {
        errors.addAll(List.of("authorization_pending", error, error, error));
        signIns.begin("corp", "ann");
        await(place -> place.problem().isPresent());
        assertTrue(
                place("corp").problem().orElseThrow().contains(words),
                "" + place("corp").problem());
        assertEquals(Event.Decision.FAILED, audit.events().getLast().decision());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void saysThatAwsCannotBeReached() {
        server.stop(0);
        var refused = assertThrows(IllegalArgumentException.class, () -> signIns.begin("corp", "ann"));
        assertTrue(String.valueOf(refused.getMessage()).contains("can be reached"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> signIns.begin("nowhere", "ann"));
    }

    @Test
    void nothingIsBegunThatCannotBeRecorded() {
        audit.fail();
        assertThrows(RuntimeException.class, () -> signIns.begin("corp", "ann"));
        assertEquals(List.of(), asked);
    }

    @Test
    void readsTheSignInsOfOtherTools() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        var cache = new SignInCache(folder.resolve("cache"));
        var place = new AwsEntry.SignInPlace(
                Optional.of("corp"), "https://corp.example.com/start", "eu-central-1", List.of());
        cache.write(
                place,
                new SignInCache.Token(
                        "a",
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Optional.empty(),
                        new SignInCache.Registration("i", "s", Instant.parse("2020-01-01T00:00:00Z"))));
        assertEquals(Optional.of(Instant.parse("2020-01-01T00:00:00Z")), cache.until(place));
        assertEquals(Optional.empty(), place("corp").until());
        try (var files = Files.list(folder.resolve("cache"))) {
            Files.writeString(files.toList().getFirst(), "{\"expiresAt\":\"2999-01-01T00:00:00UTC\"}");
        }
        assertEquals(
                Optional.of(Instant.parse("2999-01-01T00:00:00Z")),
                place("corp").until());
    }

    private static String answer(String path) {
        return switch (path) {
            case "/client/register" ->
                "{\"clientId\":\"client\",\"clientSecret\":\"hidden\",\"clientIdIssuedAt\":1,\"clientSecretExpiresAt\":4102444800}";
            case "/device_authorization" ->
                "{\"deviceCode\":\"device\",\"userCode\":\"ABCD-EFGH\",\"verificationUri\":\"https://device.example.com/\","
                        + "\"verificationUriComplete\":\"https://device.example.com/?user_code=ABCD-EFGH\",\"expiresIn\":600,\"interval\":1}";
            default ->
                "{\"accessToken\":\"access\",\"tokenType\":\"Bearer\",\"expiresIn\":28800,\"refreshToken\":\"refresh\"}";
        };
    }

    private static String type(String error) {
        return switch (error) {
            case "authorization_pending" -> "AuthorizationPendingException";
            case "slow_down" -> "SlowDownException";
            case "access_denied" -> "AccessDeniedException";
            case "expired_token" -> "ExpiredTokenException";
            default -> "InvalidRequestException";
        };
    }

    private Place place(String name) {
        return signIns.places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void await(Predicate<Place> state) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!state.test(place("corp")) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertTrue(state.test(place("corp")), "" + place("corp"));
    }
}
