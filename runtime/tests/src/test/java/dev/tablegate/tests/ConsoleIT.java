// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import dev.tablegate.tests.Chromium.Tab;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The console as people use it, in a real browser. */
class ConsoleIT {

    private static final List<String> PAGES = List.of(
            "connect",
            "clients",
            "changes",
            "jobs",
            "data",
            "exports",
            "profiles",
            "tools",
            "audit",
            "people",
            "account");

    private static Server server;
    private static Chromium chromium;
    private static Visitor operator;
    private static Tab ada;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        server = Server.demo();
        operator = Visitor.operator(server, "ada");
        ada = signIn("ada");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            chromium.close();
            server.close();
        }
    }

    private static Tab signIn(String name) {
        Tab tab = chromium.tab(name).open(page("clients")).at("/sign-in?to=");
        return tab.fill("Name", name)
                .fill("Password", Visitor.PASSWORD)
                .click("Sign in")
                .at("tablegate-clients");
    }

    private static URI page(String name) {
        return at("/system/console/tablegate-" + name);
    }

    private static URI at(String path) {
        return server.mcp().resolve(path);
    }

    /** C1: nobody is in before the setup link was used, and that works once. */
    @Test
    void theSetupLinkIsTheOnlyWayInAndWorksOnce() throws Exception {
        try (Server fresh = Server.run(Server.fresh())) {
            var stranger = new Visitor(fresh);
            var basic = stranger.send(
                    stranger.request("/system/console/bundles").header("Authorization", "Basic YWRtaW46YWRtaW4="));
            assertEquals(401, basic.statusCode());
            var guessed = stranger.form("/sign-in", Map.of("name", "admin", "password", "admin"));
            assertEquals(401, guessed.statusCode());
            String link =
                    Files.readString(fresh.data().resolve("run/setup-link")).strip();
            Tab first = chromium.tab("first")
                    .open(fresh.mcp().resolve(link))
                    .fill("Name", "grace")
                    .fill("Password", "too short")
                    .press("Enter");
            first.fill("Password", Visitor.PASSWORD).click("Create and sign in").at("tablegate-connect");
            first.see("The server is off").click("Switch on").see("The server is on");
            first.click("Switch off").see("The server is off");
            chromium.tab("second").open(fresh.mcp().resolve(link)).see("This link is used up");
        }
    }

    /** C2: 30 wrong passwords. */
    @Test
    void wrongPasswordsShutTheDoorAndASentenceSaysForHowLong() throws Exception {
        operator.invite("bob", "APPROVER");
        var guesser = new Visitor(server);
        List<Integer> statuses = IntStream.range(0, 30)
                .mapToObj(attempt -> {
                    try {
                        return guesser.form("/sign-in", Map.of("name", "bob", "password", "wrong " + attempt))
                                .statusCode();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertEquals(List.of(401, 401, 401, 401), statuses.subList(0, 4));
        assertTrue(statuses.subList(4, 30).stream().allMatch(status -> status == 429), statuses.toString());
        Tab bob = chromium.tab("bob").open(at("/sign-in"));
        bob.fill("Name", "bob").fill("Password", Visitor.PASSWORD).click("Sign in");
        bob.see("Too many wrong passwords. Try again in");
        assertTrue(bob.text().matches("(?s).*Try again in \\d+ seconds?\\..*"), bob.text());
    }

    @Test
    void aRequestAppearsByItselfAndIsApprovedAndRevokedByClicks() throws Exception {
        ada.open(page("clients")).see("Clients with a secret").mark();
        try (var callback = new Callback()) {
            var client = OAuthClient.register(server, "Robin's agent", callback.address());
            String verifier = OAuthClient.random();
            Tab asker = chromium.tab("asker").open(client.authorize("read", verifier));
            asker.see("Waiting for approval").see("Robin's agent");
            ada.see("Robin's agent");
            assertTrue(ada.marked(), "the page was loaded again instead of updated");
            ada.follow("Look and approve")
                    .see("Connect a client?")
                    .click("Approve")
                    .at("tablegate-clients");
            var tokens = OAuthClient.Tokens.of(client.redeem(OAuthClient.code(callback.answer()), verifier));
            asker.see("back at the client");
            assertEquals(
                    200,
                    new Mcp(server.mcp(), tokens.access())
                            .modern("tools/list", "{}")
                            .statusCode());
            ada.see("Robin's agent").click("Revoke Robin's agent").see("Revoked.");
            assertEquals(
                    401,
                    new Mcp(server.mcp(), tokens.access())
                            .modern("tools/list", "{}")
                            .statusCode());
        }
    }

    @Test
    void whoIsSignedInDecidesOnTheConsentPage() throws Exception {
        try (var callback = new Callback()) {
            var client = OAuthClient.register(server, "asks for much", callback.address());
            String verifier = OAuthClient.random();
            ada.open(client.authorize("stage", verifier)).see("anybody can use this name");
            ada.check("See tables").choose("For how long", "1 hour").click("Approve");
            var tokens = OAuthClient.Tokens.of(client.redeem(OAuthClient.code(callback.answer()), verifier));
            assertFalse(tokens.scope().contains("stage"), tokens.scope());
            ada.see("back at the client");
            ada.open(client.authorize("read", OAuthClient.random())).click("Deny");
            assertTrue(callback.answer().getQuery().contains("error=access_denied"));
            ada.see("back at the client");
        }
    }

    @Test
    void aPersonIsInvitedByALinkAndSeesOnlyWhatIsTheirs() throws Exception {
        ada.open(page("people")).fill("Name", "carol").click("Make a link").see("Give this link to carol");
        String link = ada.text()
                .lines()
                .filter(line -> line.contains("/sign-in/invitation?token="))
                .findFirst()
                .orElseThrow()
                .strip();
        Tab carol = chromium.tab("carol").open(URI.create(link)).see("carol");
        carol.fill("Password", Visitor.PASSWORD).click("Save and sign in").at("tablegate-clients");
        assertFalse(carol.text().contains("People"), carol.text());
        chromium.tab("late").open(URI.create(link)).see("This link is used up");
        carol.open(page("account"))
                .fill("Old password", Visitor.PASSWORD)
                .fill("New password", "another good password");
        carol.click("Change").at("/sign-in").fill("Name", "carol").fill("Password", "another good password");
        carol.click("Sign in").at("tablegate-clients").click("Sign out").see("Sign in");
    }

    @Test
    void exposureAndTheSwitchFollowTheirButtons() {
        ada.open(page("profiles")).click("End exposure").miss("End exposure");
        ada.open(page("connect")).see("No profile is exposed");
        ada.open(page("profiles")).click("Expose").see("End exposure");
        ada.open(page("connect")).see("claude mcp add").click("Switch off").see("The server is off");
        ada.click("Switch on").see("The server is on");
    }

    @Test
    void whatIsTypedStaysWhenThePageUpdates() throws Exception {
        ada.open(page("clients")).fill("Name of the program", "half typed");
        var client = OAuthClient.register(server, "comes in between");
        new Browser().open(client.authorize("read", OAuthClient.random()));
        ada.see("comes in between");
        assertEquals("half typed", ada.value("Name of the program"));
        ada.click("Deny").see("Denied.");
    }

    @Test
    void whatIsDeployedAppearsByItselfAndWhatFailsSaysWhy(@TempDir Path work) throws Exception {
        Path plugins = server.data().resolve("plugins");
        ada.open(page("tools")).see("Everything in it runs.").mark();
        Path good =
                ToolBundle.saying(work, "shown", "1.0.0", "shown_tool", "hello").deploy(plugins, "shown.jar");
        ada.see("shown_tool");
        String source = ToolBundle.tool("needy_tool", "return new Output(\"\");", "");
        Path bad = ToolBundle.build(work, "needy", "1.0.0", Map.of("Import-Package", "acme.absent,*"), source)
                .deploy(plugins, "needy.jar");
        ada.see("it needs the package acme.absent, which nothing here provides");
        assertTrue(ada.marked());
        Files.delete(bad);
        Files.delete(good);
        ada.miss("shown_tool").see("Everything in it runs.");
    }

    /** C3, the part in a browser: 30 names of clients that would be scripts if they were not escaped. */
    @Test
    void namesOfClientsAreTextWhateverTheyHold() throws Exception {
        for (String name : Payloads.some(30)) {
            var client = OAuthClient.register(server, name);
            var asked = new Browser().open(client.authorize("read", OAuthClient.random()));
            String consent = asked.headers().firstValue("Location").orElseThrow();
            Tab stranger = chromium.tab("stranger").open(at(consent)).see("Waiting for approval");
            stranger.open(URI.create("about:blank"));
            ada.open(at(consent + "&from=console")).see("anybody can use this name");
            ada.click("Deny").at("tablegate-clients");
        }
        ada.open(page("clients")).see("Known clients");
        ada.open(page("audit")).see("What was asked");
        assertEquals(List.of(), chromium.violations());
    }

    @Test
    void everyPageFitsSmallAndLargeWindowsInLightAndDark() throws Exception {
        var client = OAuthClient.register(server, "a client with a rather long name, as some of them have");
        URI authorize = client.authorize("read", OAuthClient.random());
        URI consent = authorize.resolve(
                new Browser().open(authorize).headers().firstValue("Location").orElseThrow());
        Tab stranger = chromium.tab("stranger");
        for (String name : PAGES) {
            everySize(ada.open(page(name)), name);
            ada.assertUsableByKeyboard(name);
        }
        everySize(ada.open(consent), "consent");
        ada.assertUsableByKeyboard("consent");
        everySize(stranger.open(consent), "waiting");
        everySize(stranger.open(at("/sign-in")), "sign-in");
        stranger.assertUsableByKeyboard("sign-in");
        assertEquals(List.of(), chromium.violations());
    }

    private static void everySize(Tab tab, String where) {
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {360, 1440}) {
                tab.size(width, scheme).assertNoObstacles(where + " at " + width + ", " + scheme);
            }
        }
    }
}
