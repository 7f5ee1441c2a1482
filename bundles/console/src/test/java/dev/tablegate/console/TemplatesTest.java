// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.console.ConsolePage.Done;
import dev.tablegate.console.ConsolePage.Shown;
import dev.tablegate.console.Person.Role;
import dev.tablegate.console.changes.SamplePages;
import dev.tablegate.console.data.SampleScreens;
import dev.tablegate.host.access.Client;
import dev.tablegate.host.access.Consents.Consent;
import dev.tablegate.host.access.Consents.State;
import dev.tablegate.host.access.Elevations.Elevation;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.catalog.Catalog;
import dev.tablegate.host.catalog.ListedTool;
import dev.tablegate.host.connect.Snippet;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.SignIns.Place;
import dev.tablegate.host.profile.TableRules;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** C3: whatever a text holds, it stays text. Each page is read as a browser would, once with harmless texts and then with hostile ones. */
class TemplatesTest {

    private static final URI ENDPOINT = URI.create("http://127.0.0.1:7420/mcp");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<String> HOSTILE = List.of(
            "<script>alert(%d)</script>",
            "<img src=x onerror=alert(%d)>",
            "\"><svg onload=alert(%d)>",
            "' onfocus=alert(%d) autofocus='",
            "\" onmouseover=\"alert(%d)",
            "</title><script>alert(%d)</script>",
            "</textarea></select><script>alert(%d)</script>",
            "</code></td></tr></table><b>%d",
            "javascript:alert(%d)",
            "data:text/html,<script>alert(%d)</script>",
            "${alert(%d)}",
            "${brand.name} $%d $$ $",
            "#{7*%d} {{7*7}} @if(true) @`x`",
            "<iframe srcdoc='<script>alert(%d)</script>'>",
            "<base href=//evil.example/%d>",
            "<form action=//evil.example><button>%d",
            "--><script>alert(%d)</script><!--",
            "<!--%d",
            "&lt;script&gt;alert(%d)&lt;/script&gt;",
            "&#60;script&#62;alert(%d)",
            "\u202e<b>%d\u2066",
            "<a href=\"java\tscript:alert(%d)\">",
            "<math><mi//xlink:href=\"data:x,%d\">",
            "]]><script>alert(%d)</script>",
            "\\\" onclick=alert(%d)//",
            "`onclick=alert(%d)`",
            "%%3Cscript%%3Ealert(%d)%%3C/script%%3E",
            "\uff1cscript\uff1ealert(%d)\uff1c/script\uff1e",
            "\0<script>alert(%d)</script>",
            "<style>@import'//evil.example/%d'</style>");

    /** A page that shows the same text wherever it shows one. */
    private record Page(String template, Function<String, Map<String, Object>> content) {

        Document render(String text) {
            return Jsoup.parse(View.render(template, content.apply(text)));
        }
    }

    private static final List<Page> PAGES = List.of(
            new Page("message.jte", text -> Map.of("title", text, "text", text)),
            new Page("signin.jte", text -> Map.of("problem", text, "to", text)),
            new Page("setup.jte", text -> Map.of("problem", text, "token", text, "shortest", 12)),
            new Page(
                    "invitation.jte",
                    text -> Map.of(
                            "invited",
                            new Invitations.Invited(text, Role.APPROVER, NOW),
                            "problem",
                            text,
                            "token",
                            text,
                            "shortest",
                            12)),
            new Page("waiting.jte", text -> Map.of("id", text, "name", text, "code", text)),
            new Page("decided.jte", text -> Map.of("id", text, "approved", true)),
            new Page(
                    "consent.jte",
                    text -> Map.of(
                            "consent",
                            consent(text),
                            "profiles",
                            List.of(),
                            "code",
                            text,
                            "person",
                            new Sessions.SignedIn(person(text), text),
                            "fromConsole",
                            true,
                            "problem",
                            text)),
            new Page("account.jte", text -> Map.of("page", shown("account", text), "shortest", 12)),
            new Page(
                    "people.jte",
                    text -> Map.of(
                            "page", shown("people", text),
                            "people", List.of(person(text)),
                            "invited", List.of(new Invitations.Invited(text, Role.OPERATOR, NOW)))),
            new Page(
                    "audit.jte",
                    text -> Map.of(
                            "page", shown("audit", text),
                            "filter", new AuditLines.Filter("call", "denied", text),
                            "found", new AuditLines.Found(List.of(row(text)), 7))),
            new Page(
                    "tools.jte",
                    text -> Map.of(
                            "page", shown("tools", text),
                            "sources", List.of(new ToolsPage.Source("b 1.0", List.of(tool(text)))),
                            "tiers", List.of(new ToolsPage.Tier(Scope.READ, 1, 100)),
                            "problems", List.of(new Catalog.Problem(text, text, text)),
                            "files", List.of(text))),
            new Page(
                    "clients.jte",
                    text -> Map.of(
                            "page", shown("clients", text),
                            "waiting", List.of(new ClientsPage.Waiting(consent(text), text)),
                            "wishes", List.of(new Elevation(text, grant(text), Scope.FULL, text, NOW)),
                            "connected", List.of(new ClientsPage.Connected(grant(text), false, true, Optional.of(NOW))),
                            "apiClients", List.of(client(text, Client.Kind.API)),
                            "others", List.of(client(text, Client.Kind.REGISTERED)),
                            "profiles", List.of(profile(text)))),
            new Page(
                    "connect.jte",
                    text -> Map.of(
                            "page", shown("connect", text),
                            "on", true,
                            "doors", List.of(new ConnectPage.Door(profile(text), Snippet.of(ENDPOINT, text))))),
            new Page(
                    "codes.jte",
                    text -> Map.of(
                            "page", shown("codes", text),
                            "wanted", List.of(new Wanted(text, text, text, text, profile(text), NOW)))),
            new Page(
                    "profiles.jte",
                    text -> Map.of(
                            "page", shown("profiles", text),
                            "rows", List.of(new ProfilesPage.Row(profile(text), true, text, true, 1234.5)),
                            "lost", List.of(text),
                            "remarks", List.of(text),
                            "awsNames", List.of(text),
                            "codes", List.of(),
                            "places",
                                    List.of(new Place(
                                            text,
                                            text,
                                            List.of(text),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.of(text))),
                            "draft", ProfileForm.empty(text))),
            new Page("changes.jte", text -> with(SamplePages.changes(text), "changes", text)),
            new Page("changes/set.jte", text -> with(SamplePages.set(text), "changes", text)),
            new Page(
                    "exports.jte",
                    text -> Map.of(
                            "page", shown("exports", text),
                            "exports", List.of(new ExportView(SampleExports.shown(text, text))),
                            "one", true)),
            new Page("data.jte", text -> with(SampleScreens.table(profile(text), text), "data", text)),
            new Page("data.jte", text -> with(SampleScreens.item(profile(text), text), "data", text)),
            new Page("data.jte", text -> with(SampleScreens.newItem(profile(text), text), "data", text)),
            new Page("data.jte", text -> with(SampleScreens.statement(profile(text), text), "data", text)),
            new Page("data.jte", text -> with(SampleScreens.views(profile(text), text), "data", text)),
            new Page("data.jte", text -> with(SampleScreens.view(profile(text), text), "data", text)),
            new Page("jobs.jte", text -> with(SamplePages.jobs(text), "jobs", text)),
            new Page("changes/job.jte", text -> with(SamplePages.job(text), "jobs", text)));

    private static Map<String, Object> with(Map<String, Object> content, String page, String text) {
        var all = new HashMap<>(content);
        all.put("page", shown(page, text));
        return all;
    }

    private static Shown shown(String name, String text) {
        return new Shown(name, person(text), text, new Done(text, text, text), NOW, Map.of("changes", 3));
    }

    private static Person person(String name) {
        return new Person(name, Role.OPERATOR, 1);
    }

    private static Profile profile(String text) {
        return new Profile(
                text,
                text,
                text,
                true,
                text,
                new Profile.Credentials.Aws(text),
                Optional.empty(),
                new TableRules(List.of(text), List.of(text)),
                Profile.Policy.DEFAULT);
    }

    private static Client client(String text, Client.Kind kind) {
        return new Client(text, text, kind, List.of(text), NOW);
    }

    private static Consent consent(String text) {
        return new Consent(
                text,
                client(text, Client.Kind.REGISTERED),
                text,
                true,
                Optional.of(text),
                Scope.FULL,
                NOW,
                NOW,
                State.WAITING,
                text);
    }

    private static Grant grant(String text) {
        return new Grant(text, Optional.of(text), text, text, text, Scope.READ, text, NOW, NOW);
    }

    private static AuditLines.Row row(String text) {
        return new AuditLines.Row(1, Optional.of(NOW), text, text, text, text, text, text);
    }

    private static ListedTool tool(String text) {
        var schema = JsonMapper.builder().build().createObjectNode();
        return new ListedTool(text, text, text, Scope.READ, Effect.NONE, false, schema, schema, text);
    }

    private static Stream<String> hostile(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> HOSTILE.get(number % HOSTILE.size()).formatted(number));
    }

    /** The elements, with the names of their attributes: what a text must not change. */
    private static String shape(Document page) {
        return page.getAllElements().stream()
                .map(element -> element.normalName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .sorted()
                                .toList())
                .collect(Collectors.joining(" "));
    }

    @Test
    void hostileTextsChangeNoPage() {
        for (Page page : PAGES) {
            String harmless = shape(page.render("harmless"));
            hostile(300)
                    .forEach(text -> assertEquals(harmless, shape(page.render(text)), page.template() + " " + text));
        }
    }

    @Test
    void hostileTextsReadAsTheyAre() {
        Page page = PAGES.get(0);
        hostile(HOSTILE.size()).filter(text -> text.indexOf('\0') < 0).forEach(text -> {
            Element shown = page.render(text).selectFirst("main p");
            assertEquals(text, shown == null ? "" : shown.wholeText());
        });
    }

    @Test
    void noTextLeadsAnywhere() {
        for (Page page : PAGES) {
            hostile(HOSTILE.size())
                    .forEach(text -> page.render(text).select("[href], [src], [action]").stream()
                            .flatMap(element ->
                                    Stream.of("href", "src", "action").map(element::attr))
                            .filter(address -> !address.isEmpty())
                            .forEach(address -> assertTrue(
                                    address.matches("[/?#].*|tablegate-[a-z]+([?#].*)?|bundles"),
                                    page.template() + " " + address)));
        }
    }

    @Test
    void nothingLooksLikeAVariableOfTheWebConsole() {
        for (Page page : PAGES) {
            hostile(HOSTILE.size())
                    .forEach(text -> assertFalse(
                            View.render(page.template(), page.content().apply(text))
                                    .contains("$")));
        }
    }

    @Test
    void everyPageHasOneHeadingLandmarksAndLabels() {
        for (Page page : PAGES) {
            Document document = page.render("text");
            assertEquals(1, document.select("h1").size(), page.template());
            assertEquals(1, document.select("main").size(), page.template());
            assertEquals(0, document.select("style, [style], script:not([src])").size(), page.template());
            assertFalse(document.title().isEmpty(), page.template());
            document.select("input:not([type=hidden]), select, textarea")
                    .forEach(control -> assertTrue(
                            control.closest("label") != null || control.hasAttr("aria-label"),
                            page.template() + control));
            document.select("form[method=post]:not([action^=/sign-in])")
                    .forEach(form -> assertEquals(1, form.select("[name=form]").size(), page.template() + form));
        }
    }

    @Test
    void snippetsHoldTheAddressOfTheProfile() {
        for (Snippet way : Snippet.of(ENDPOINT, "demo")) {
            assertTrue(way.text().contains("\"http://127.0.0.1:7420/mcp?profile=demo\""), way.text());
            assertTrue(way.text().contains("tablegate-demo"), way.text());
        }
    }
}
