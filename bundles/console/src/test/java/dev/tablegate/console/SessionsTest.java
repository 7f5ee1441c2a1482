// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import dev.tablegate.console.Person.Role;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.MovableClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SessionsTest {

    private static final String PASSWORD = "correct horse battery";

    private final MovableClock clock = new MovableClock();
    private final People people = new People(new MemoryStore(), new MemoryAudit());
    private final Sessions sessions = new Sessions(people, clock);
    private final Person ada = people.save(new Account("ada", Role.OPERATOR, PASSWORD), "test", List.of());
    private final FakeBrowser browser = new FakeBrowser();

    private void signIn() {
        sessions.begin(ada, browser.request(), browser.response());
    }

    private boolean signedIn() {
        return sessions.of(browser.request()).isPresent();
    }

    @Test
    void whoSignedInIsKnown() {
        assertFalse(signedIn());
        signIn();
        assertEquals(ada, sessions.of(browser.request()).orElseThrow().person());
        sessions.end(browser.request(), browser.response());
        assertFalse(signedIn());
    }

    @Test
    void anIdleSessionEndsAfterHalfAnHour() {
        signIn();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(29));
            assertTrue(signedIn());
        }
        clock.advance(Duration.ofMinutes(30));
        assertFalse(signedIn());
    }

    @Test
    void noSessionLastsLongerThanEightHours() {
        signIn();
        for (int i = 0; i < 24; i++) {
            assertTrue(signedIn());
            clock.advance(Duration.ofMinutes(20));
        }
        assertFalse(signedIn());
    }

    @Test
    void aPageThatLooksByItselfDoesNotKeepASessionAlive() {
        signIn();
        clock.advance(Duration.ofMinutes(20));
        browser.with(Sessions.BY_ITSELF, "1");
        assertTrue(signedIn());
        assertTrue(sessions.watch(browser.request()).isPresent());
        clock.advance(Duration.ofMinutes(10));
        assertFalse(signedIn());
    }

    @Test
    void signingInChangesTheSecretAndEndsTheSessionBefore() {
        signIn();
        Cookie before = cookie();
        String form = sessions.of(browser.request()).orElseThrow().formToken();
        signIn();
        assertNotEquals(before.getValue(), cookie().getValue());
        assertNotEquals(form, sessions.of(browser.request()).orElseThrow().formToken());
        browser.cookies().put(before.getName(), before);
        assertFalse(signedIn());
    }

    @Test
    void aSecretThatSomebodyBroughtAlongIsNotTaken() {
        browser.cookies().put("tablegate-session-7420", new Cookie("tablegate-session-7420", "planted"));
        signIn();
        assertNotEquals("planted", cookie().getValue());
    }

    @Test
    void changesOfThePersonEndTheirSessions() {
        people.save(new Account("grace", Role.OPERATOR, PASSWORD), "test", List.of());
        signIn();
        people.renew("ada", PASSWORD, "another good password");
        assertFalse(signedIn());
        sessions.begin(people.find("ada").orElseThrow(), browser.request(), browser.response());
        people.change("ada", Role.APPROVER, "grace");
        assertFalse(signedIn());
        sessions.begin(people.find("ada").orElseThrow(), browser.request(), browser.response());
        people.remove("ada", "grace");
        assertFalse(signedIn());
    }

    @Test
    void someoneOfTheSameNameLaterIsSomebodyElse() {
        people.save(new Account("grace", Role.OPERATOR, PASSWORD), "test", List.of());
        signIn();
        people.remove("ada", "grace");
        people.save(new Account("ada", Role.OPERATOR, PASSWORD), "test", List.of());
        assertFalse(signedIn());
    }

    @Test
    void theOldestSessionGoesWhenThereAreTooMany() {
        signIn();
        var others = new ArrayList<FakeBrowser>();
        for (int i = 0; i < 1_000; i++) {
            clock.advance(Duration.ofMillis(1));
            var other = new FakeBrowser();
            sessions.begin(ada, other.request(), other.response());
            others.add(other);
        }
        assertFalse(signedIn());
        assertTrue(
                others.stream().allMatch(other -> sessions.of(other.request()).isPresent()));
    }

    @Test
    void cookiesAreOutOfReachForScriptsAndOtherSites() {
        signIn();
        Cookie cookie = cookie();
        assertEquals("tablegate-session-7420", cookie.getName());
        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getAttribute("SameSite"));
        assertEquals("/", cookie.getPath());
        assertFalse(cookie.getSecure());
    }

    @Test
    void behindHttpsTheyAreForThisHostAndHttpsOnly() {
        browser.with("Origin", "https://127.0.0.1:7420");
        signIn();
        Cookie cookie = cookie();
        assertEquals("__Host-tablegate-session", cookie.getName());
        assertTrue(cookie.getSecure());
        assertTrue(signedIn());
    }

    @Test
    void aCookieThatSomebodyPlantsOverPlainHttpDoesNotReplaceIt() {
        var mallory = new FakeBrowser();
        Person other = people.save(new Account("mallory", Role.APPROVER, PASSWORD), "test", List.of());
        sessions.begin(other, mallory.request(), mallory.response());
        browser.cookies().putAll(mallory.cookies());
        browser.with("Origin", "https://127.0.0.1:7420");
        sessions.begin(
                ada, new FakeBrowser().with("Origin", "https://127.0.0.1:7420").request(), browser.response());
        assertEquals(2, browser.cookies().size());
        assertEquals(ada, sessions.of(browser.request()).orElseThrow().person());
    }

    @Test
    void aFormCarriesTheTokenOfItsSession() {
        signIn();
        var person = sessions.of(browser.request()).orElseThrow();
        assertFalse(person.sent(browser.request()));
        assertFalse(person.sent(browser.sending("form", "x").request()));
        assertTrue(person.sent(browser.sending("form", person.formToken()).request()));
    }

    @Test
    void secretsAppearInNoText() {
        signIn();
        var person = sessions.of(browser.request()).orElseThrow();
        assertFalse(person.toString().contains(person.formToken()));
    }

    private Cookie cookie() {
        return browser.cookies().values().iterator().next();
    }
}
