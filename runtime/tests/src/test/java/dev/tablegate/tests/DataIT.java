// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.Chromium.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** People look at tables, change items through the review, and see what agents open for them, in a real browser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataIT {

    private static Office office;
    private static Tab ada;
    private static Mcp agent;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open();
        ada = office.signIn("ada");
        agent = new Mcp(office.server().mcp(), office.server().token("demo", Scope.FULL));
    }

    @AfterAll
    static void stop() {
        if (office != null) {
            office.close();
        }
    }

    private static URI data(String query) {
        return URI.create(office.page("data") + query);
    }

    private static URI table(String name, String more) {
        return data("?profile=demo&table=" + name + more);
    }

    private static JsonNode item(String user) {
        return agent.structured("get_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"%s\"}}".formatted(user))
                .path("item");
    }

    private static JsonNode call(String tool, String arguments) {
        return agent.structured(tool, arguments);
    }

    /** The pictures of the documents: to be copied to docs/images when a page has changed. */
    private static void picture(String name, String part) throws IOException {
        Path folder = Files.createDirectories(Distribution.root().resolve("runtime/tests/target/pictures"));
        ada.size(1200, "light").look(part, folder.resolve(name + ".png")).size(1440, "light");
    }

    @Test
    @Order(1) // so that its pictures show nothing else
    void aTableIsScannedByAClickAndReadPageByPage() throws Exception {
        ada.open(office.page("data")).see("Choose a table").follow("Orders");
        ada.see("Partition key")
                .see("byStatus")
                .see("Scan: read the first page")
                .miss("consumed");
        ada.click("Scan: read the first page").see("50 rows").see("What the attributes hold");
        picture("data", "section[aria-labelledby=tg-rows]");
        String first = ada.text();
        ada.follow("Next page").at("cursor=").see("50 rows");
        assertFalse(first.equals(ada.text()), "the second page is the first one");
        ada.follow("Next page").see("50 rows").follow("Previous page").see("50 rows");
        ada.click("Previous page").see("50 rows");
        assertEquals(List.of(), office.chromium().violations());
    }

    @Test
    @Order(2)
    void theFilterBuilderSaysWhatItWouldReadBeforeItDoes() throws Exception {
        ada.open(table("Orders", "")).fill("userId", "user001").see("Query: about");
        ada.click("Show").at("p0=user001").see("consumed").miss("Scan: read");
        String ascending = ada.text();
        ada.check("Sort key descending").see("sort key descending");
        ada.click("Show").at("desc=true").see("consumed").see("sort key descending");
        assertFalse(ascending.equals(ada.text()), "the rows are in the same order");
        ada.open(table("Orders", "&desc=true")).see("A scan has no order");
        ada.open(table("Orders", "&index=byStatus"));
        ada.fill("status", "SHIPPED").fill("Attribute 1", "total").choose("Compared how 1", "gt");
        ada.fill("Value 1", "100").see("by index byStatus").see("filter");
        ada.click("Show").see("read before the filter");
        ada.open(table("Users", "&f0a=name&f0t=N&f0v=Alice")).see("is not a number");
    }

    @Test
    @Order(3)
    void anItemIsChangedThroughTheReview() throws Exception {
        JsonNode before = item("user008");
        ada.open(table("Users", "&p0=user008")).follow("Open userId user008").see("Read consistently");
        ada.see("Copy as JSON").follow("Change role").see("Change an attribute");
        ada.fill("New value", "head of tests")
                .fill("Why", "by hand")
                .click("Stage it")
                .see("Staged: role as you typed it");
        ada.see("You staged changes of this item").see("1 staged change waits");
        assertEquals(before, item("user008"));
        // What is staged is what is edited next.
        ada.follow("Change role").see("head of tests").fill("New value", "head of all tests");
        ada.click("Stage it").see("head of all tests").assertNoObstacles("staged item");
        ada.click("Remove department").see("Staged: department removed");
        ada.fill("Attribute name", "score")
                .choose("Type of the attribute", "N")
                .fill("New value", "12.50")
                .click("Stage it");
        ada.see("Staged: score as you typed it")
                .open(table("Users", "&p0=user008"))
                .see("staged");
        ada.follow("Open userId user008").see("12.5").follow("Review what is staged for it");
        ada.see("head of all tests").see("by hand").see("ada");
        ada.click("Commit 1 change").see(Office.WRITTEN);
        JsonNode after = item("user008");
        assertEquals("head of all tests", after.path("role").asText());
        assertEquals("12.5", after.path("score").asText());
        assertFalse(after.has("department"), after.toString());
        ada.open(table("Users", "&tab=new"))
                .fill("The item, as JSON", "{\"userId\": \"user008\"}")
                .click("Stage it");
        ada.see("The condition does not hold")
                .fill("The item, as JSON", "{\"userId\": \"byhand\", \"n\": 1}")
                .click("Stage it");
        ada.see("Staged: the new item")
                .follow("Review")
                .click("Commit 1 change")
                .see(Office.WRITTEN);
        assertEquals(1, item("byhand").path("n").asInt());
        ada.open(table("Users", "&p0=byhand")).follow("Open userId byhand").click("Delete this item");
        ada.see("The deletion of this item is staged").miss("Add an attribute").follow("Review what is staged for it");
        ada.click("Commit 1 change").see(Office.WRITTEN);
        assertTrue(item("byhand").isMissingNode() || item("byhand").isNull());
    }

    /** What the issue asks to be shown: in a window that is open already, without loading it again. */
    @Test
    @Order(4)
    void whatAnAgentOpensAppearsInAnOpenWindowAndChangesThere() throws Exception {
        ada.open(data("?tab=views")).see("There is nothing yet").mark();
        var opened = call("open_view", """
                {"title":"Orders of Alice","table":"Orders","key":{"userId":"user001"},"columns":["orderId","total"]}""");
        ada.see("Orders of Alice");
        assertTrue(ada.marked(), "the page was loaded again instead of updated");
        picture("views", "main");
        ada.follow("Look at Orders of Alice")
                .see("Orders of Alice")
                .see("consumed")
                .mark();
        assertEquals(
                opened.path("link").asText(),
                data("?view=" + opened.path("id").asText()).toString());
        call("set_filter", """
                {"id":"%s","key":{"userId":"user002"},"columns":["userId","orderId"]}""".formatted(opened.path("id").asText()));
        ada.see("userId = 'user002'").see("user002");
        assertTrue(ada.marked(), "the page was loaded again instead of updated");
        ada.open(table("Users", "")).mark();
        call("open_view", "{\"title\":\"Look at all users\",\"table\":\"Users\"}");
        ada.see("opened a view").follow("Look at all users").see("Scan: read the first page");
        ada.click("Scan: read the first page").see("Alice Johnson");
        ada.click("Close this view").see("Closed.");
        assertEquals(List.of(), office.chromium().violations());
    }

    @Test
    @Order(5)
    void aStatementShowsItsPlanBeforeItRunsAndItsRowsDrawn() throws Exception {
        ada.open(data("?profile=demo&tab=sql"));
        ada.fill("A SELECT over", "select status, count(*) n from Orders group by status order by n desc");
        ada.choose("Draw", "BAR").click("Plan it").see("Scan of Orders").miss("consumed");
        ada.click("Run it").see("Chart").see("it was").see("consumed");
        picture("chart", "section[aria-labelledby=tg-chart]");
        ada.open(data("?profile=demo&tab=sql&sql=delete+from+Orders")).see("SELECT");
        var opened = call("open_view", """
                {"title":"Drawn","sql":"select status, count(*) n from Orders group by status","allowScan":true,
                 "chart":{"kind":"line","x":"status","y":["n"]}}""");
        ada.open(URI.create(opened.path("link").asText()))
                .see("Drawn")
                .click("Run it")
                .see("Chart");
    }

    /** C3, here: names and values that would be scripts if they were not escaped. */
    @Test
    @Order(6)
    void whatItemsHoldIsTextWhateverItIs() throws Exception {
        var writer = new Mcp(office.server().mcp(), office.server().token("demo", Scope.STAGE));
        int number = 0;
        for (String text : Payloads.some(30)) {
            var json = Mcp.JSON.getNodeFactory();
            var item = json.objectNode()
                    .put("userId", "hostile%02d".formatted(number++))
                    .put("text", text);
            item.set("map", json.objectNode().put("k" + text.replace("\u0000", ""), text));
            item.set("a" + text.replace("\u0000", ""), json.numberNode(number));
            writer.structured(
                    "stage_put_item",
                    json.objectNode().put("table", "Users").set("item", item).toString());
        }
        URI set = URI.create(writer.structured("submit_changes", "{\"summary\":\"odd texts\"}")
                .path("review")
                .asText());
        ada.open(set).click("Commit").see(Office.WRITTEN);
        ada.open(table("Users", "&f0a=userId&f0o=begins_with&f0v=hostile")).click("Scan: read the first page");
        ada.see("hostile00").assertNoObstacles("hostile rows");
        ada.follow("Open userId hostile07").see("Read consistently").assertNoObstacles("hostile item");
        assertEquals(List.of(), office.chromium().violations());
    }

    @Test
    void pagesFitSmallAndLargeWindowsInLightAndDark() throws Exception {
        List<URI> pages = List.of(
                office.page("data"),
                table("Orders", "&p0=user001"),
                table("Users", "&item=%7B%22userId%22%3A%22user002%22%7D&edit=address"),
                table("Users", "&tab=new"),
                data("?profile=demo&tab=sql&sql=select+1"),
                data("?tab=views"));
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {360, 1440}) {
                for (URI page : pages) {
                    ada.size(width, scheme).open(page).assertNoObstacles(page + " at " + width + ", " + scheme);
                }
            }
        }
        ada.size(1440, "light");
    }

    @Test
    void everythingIsReachedByKeyboard() {
        ada.open(table("Orders", "&p0=user001")).see("consumed").assertUsableByKeyboard("rows");
        ada.open(table("Users", "&item=%7B%22userId%22%3A%22user002%22%7D")).see("Read consistently");
        ada.assertUsableByKeyboard("item");
        ada.open(table("Users", ""))
                .tabTo("Scan: read the first page")
                .press("Enter")
                .see("Alice Johnson");
    }

    @Test
    void anApproverSeesTheirOwnViewsOnlyAndSigningOutEndsTheirSeat() throws Exception {
        office.operator().invite("grace", "APPROVER");
        var opened =
                call("open_view", "{\"title\":\"Not for grace\",\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}");
        Tab grace = office.signIn("grace");
        grace.open(URI.create(opened.path("link").asText())).see("There is no such view");
        grace.open(data("?tab=views")).see("There is nothing yet");
        grace.open(table("Users", "&p0=user001")).see("Alice Johnson");
        ada.open(office.page("clients")).see("Console (grace)");
        grace.click("Sign out").at("/sign-in");
        ada.miss("Console (grace)");
        String records =
                office.operator().get("/system/console/tablegate-audit").body();
        assertTrue(records.contains("grace"), "looks are recorded");
    }

    /** A link of another site, or a page that updates itself, begins no scan. */
    @Test
    void onlyAFormBeginsAScan() throws Exception {
        var visitor = office.operator();
        String link = "/system/console/tablegate-data?profile=demo&table=Users&action=read";
        assertFalse(visitor.get(link).body().contains("Alice Johnson"));
        var posted = visitor.form(link, Map.of("action", "read"));
        assertEquals(403, posted.statusCode());
    }
}
