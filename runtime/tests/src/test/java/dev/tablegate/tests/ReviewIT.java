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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What an agent stages is reviewed, committed and taken back by people, in a real browser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewIT {

    private static final int PAGE_BYTES = 1_500_000;

    private static Office office;
    private static Tab ada;
    private static Mcp agent;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open();
        office.operator().invite("grace", "APPROVER");
        office.operator().invite("linus", "APPROVER");
        ada = office.signIn("ada");
        agent = agent("demo");
    }

    @AfterAll
    static void stop() {
        if (office != null) {
            office.close();
        }
    }

    private static Mcp agent(String profile) throws IOException, InterruptedException {
        var server = office.server();
        return new Mcp(server.mcp(), server.token(profile, Scope.STAGE));
    }

    private static URI page(String name) {
        return office.page(name);
    }

    private static JsonNode item(String user, boolean staged) {
        return agent.structured(
                        "get_item",
                        "{\"table\":\"Users\",\"key\":{\"userId\":\"%s\"}%s}"
                                .formatted(user, staged ? ",\"staged\":true" : ""))
                .path("item");
    }

    private static JsonNode stage(String tool, String arguments) {
        return agent.structured(tool, arguments);
    }

    private static URI review(JsonNode staged) {
        URI address = URI.create(staged.path("review").asText());
        assertTrue(address.getPath().endsWith("/tablegate-changes"), address.toString());
        return address;
    }

    private static void update(String user, String set) {
        stage("stage_update_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"%s\"},\"set\":%s}".formatted(user, set));
    }

    private static JsonNode submit(String summary) {
        return stage("submit_changes", "{\"summary\":\"%s\"}".formatted(summary));
    }

    /** The pictures of the documents: to be copied to docs/images when a page has changed. */
    private static void picture(String name, String part) throws IOException {
        Path folder = Files.createDirectories(Distribution.root().resolve("runtime/tests/target/pictures"));
        ada.size(1000, "light").look(part, folder.resolve(name + ".png")).size(1440, "light");
    }

    /** What the issue asks to be shown, from the first write of the agent to the last line of the record. */
    @Test
    @Order(1) // so that its pictures show nothing else
    void whatAPersonLeavesInASetIsWrittenAndCanBeTakenBack() throws Exception {
        JsonNode alice = item("user001", false);
        JsonNode carol = item("user003", false);
        assertTrue(alice.has("role") && alice.has("department") && carol.has("name"), alice.toString());
        stage("stage_put_item", """
                {"table":"Users","item":{"userId":"user900","name":"Nora New","role":"tester"},
                 "condition":"attribute_not_exists(userId)","reason":"Nora starts on Monday"}""");
        stage("stage_update_item", """
                {"table":"Users","key":{"userId":"user001"},"set":{"role":"lead","department":"Research"},
                 "reason":"Alice was promoted"}""");
        stage("stage_delete_item", """
                {"table":"Users","key":{"userId":"user003"},"reason":"left the company"}""");
        assertEquals("Nora New", item("user900", true).path("name").asText());
        assertEquals("lead", item("user001", true).path("role").asText());
        assertTrue(
                item("user003", true).isMissingNode() || item("user003", true).isNull());
        assertEquals(alice, item("user001", false));
        assertEquals(carol, item("user003", false));

        ada.open(page("changes")).see("open: the client may still add to it").mark();
        URI set = review(submit("People of this week"));
        ada.see("People of this week").see("waits for a review");
        picture("changes", "main");
        assertTrue(ada.marked(), "the page was loaded again instead of updated");
        ada.follow("Review 3 changes").see("Nora starts on Monday").see("attribute_not_exists(userId)");
        ada.see("item is deleted").see("One transaction");
        ada.click("Reject department of change").see("stays as it was");
        ada.open(set).see("Nora starts on Monday");
        picture("set", "#tg-content > section");
        picture("change", "#tg-change-2");
        ada.click("Commit 3 changes").see(Office.WRITTEN);
        assertEquals("Nora New", item("user900", false).path("name").asText());
        JsonNode now = item("user001", false);
        assertEquals("lead", now.path("role").asText());
        assertEquals(alice.path("department"), now.path("department"));
        assertTrue(
                item("user003", false).isMissingNode() || item("user003", false).isNull());

        ada.open(page("changes")).see("Done lately");
        picture("done", "main");
        ada.open(set).click("Undo").see("a set of its own");
        ada.follow("Review it").see("Takes back").click("Commit 3 changes").see(Office.WRITTEN);
        assertEquals(alice, item("user001", false));
        assertEquals(carol, item("user003", false));
        assertTrue(
                item("user900", false).isMissingNode() || item("user900", false).isNull());
        assertEquals(List.of(), office.chromium().violations());
        var verified = CommandLine.on(office.server(), "audit", "verify");
        assertEquals(0, verified.exit(), verified.toString());
    }

    @Test
    void whatChangedMeanwhileIsShownThreeWaysAndStagedAnew() throws Exception {
        update("user004", "{\"role\":\"from the first set\"}");
        URI first = review(submit("first"));
        update("user004", "{\"role\":\"from the second set\"}");
        URI second = review(submit("second"));
        ada.open(second).see("from the second set").click("Commit 1 change").see(Office.WRITTEN);
        ada.open(first)
                .see("Is now")
                .see("from the second set")
                .see("from the first set")
                .see("conflict");
        picture("conflict", ".tg-change");
        ada.click("Stage change 1 anew").see("Staged anew").miss("somebody else changed it since");
        ada.click("Commit 1 change").see(Office.WRITTEN);
        assertEquals("from the first set", item("user004", false).path("role").asText());
    }

    @Test
    void aRehearsalShowsWhatWouldBeAndWritesNothing() {
        JsonNode before = item("user002", false);
        update("user002", "{\"role\":\"rehearsed\"}");
        ada.open(review(submit("try it"))).click("Rehearse on a copy");
        ada.see("Rehearsal: all of it would be written").see("Before").assertNoObstacles("rehearsal");
        assertEquals(before, item("user002", false));
        ada.click("Discard").click("Discard it").see("Discarded.");
    }

    @Test
    void aBulkUpdateIsApprovedRunsAndIsTakenBack() throws Exception {
        JsonNode proposed = stage("stage_bulk_update", """
                {"table":"Products","set":{"reviewed":true},"reason":"Every product was looked at"}""");
        String job = proposed.findPath("review").asText();
        ada.open(page("jobs")).see("Every product was looked at").see("reviewed = true");
        ada.open(URI.create(job)).see("300 items found").see("A sample of what it does");
        ada.assertNoObstacles("job");
        picture("bulk", "#tg-content > section");
        ada.fill("Items a second", "1000").click("Approve").see("Approved, as it is shown here.");
        ada.see("300 changed").see("done");
        JsonNode product = agent.structured("scan", "{\"table\":\"Products\",\"limit\":1}")
                .findPath("items")
                .get(0);
        assertTrue(product.path("reviewed").asBoolean(), product.toString());
        ada.click("Undo").see("a bulk update of its own").follow("Review it").see("Takes back");
        ada.fill("Items a second", "1000").click("Approve").see("300 changed").see("done");
        product = agent.structured("scan", "{\"table\":\"Products\",\"limit\":1}")
                .findPath("items")
                .get(0);
        assertFalse(product.has("reviewed"), product.toString());
        assertEquals(List.of(), office.chromium().violations());
    }

    @Test
    void aCommentReachesTheAgentAndWhatIsDiscardedIsNotWritten() {
        JsonNode before = item("user005", false);
        update("user005", "{\"role\":\"nobody wants this\"}");
        JsonNode submitted = submit("doubtful");
        ada.open(review(submitted))
                .fill("Say something", "Why, and who asked?")
                .click("Comment")
                .see("Said.");
        String told = stage(
                        "get_staged_change",
                        "{\"set\":\"%s\"}".formatted(submitted.path("set").asText()))
                .toString();
        assertTrue(told.contains("Why, and who asked?"), told);
        ada.click("Discard").see("Discard this set?").click("Discard it").see("Discarded.");
        assertEquals(before, item("user005", false));
    }

    /** Production with a policy of two: the name is typed twice, by two people, and a change voids the approval. */
    @Test
    void twoPeopleCommitToProduction() throws Exception {
        office.profile("pair", "production = true\ncommit.approvers = 2\ncolour = #7a1fa2\n");
        var pair = agent("pair");
        pair.structured("stage_update_item", """
                {"table":"Users","key":{"userId":"user009"},"set":{"role":"auditor","department":"Law"}}""");
        URI set = review(pair.structured("submit_changes", "{\"summary\":\"two are needed\"}"));
        Tab grace = office.signIn("grace").open(set).see("Production:").see("Two people are needed");
        grace.click("Approve")
                .fill("Type pair to go on", "pear")
                .click("Approve")
                .see("That was not pair.");
        grace.fill("Type pair to go on", "pair").click("Approve").see("Approved, as it is shown here.");
        grace.see("You approved it. Somebody else").miss("Commit 1 change");
        ada.open(set).see("1 of 2 people").click("Reject department of change").see("0 of 2 people");
        grace.open(set)
                .click("Approve")
                .fill("Type pair to go on", "pair")
                .click("Approve")
                .see("1 of 2 people");
        ada.open(set)
                .click("Commit 1 change")
                .fill("Type pair to go on", "pair")
                .press("Enter")
                .see(Office.WRITTEN);
        JsonNode now = item("user009", false);
        assertEquals("auditor", now.path("role").asText());
        assertFalse(now.path("department").asText().equals("Law"));
    }

    /** By keyboard alone, from the list to the commit. */
    @Test
    void aSetIsReviewedAndCommittedByKeyboardAlone() {
        update("user006", "{\"role\":\"typist\",\"active\":false}");
        URI set = review(submit("keys only"));
        ada.open(page("changes")).see("keys only").assertUsableByKeyboard("changes");
        ada.open(set).assertUsableByKeyboard("set");
        ada.open(set).tabTo("Reject active of change 1").press("Enter").see("stays as it was");
        ada.tabTo("Commit 1 change").press("Enter").see(Office.WRITTEN);
        assertEquals("typist", item("user006", false).path("role").asText());
        assertFalse(item("user006", false).path("active").asText().equals("false"));
    }

    @Test
    void aSetOfThousandsOpensOnAPageThatIsNotLarge() throws Exception {
        for (int from = 0; from < 5_000; from += 1_000) {
            int first = from;
            String items = IntStream.range(first, first + 1_000)
                    .mapToObj(number -> "{\"userId\":\"many%05d\",\"name\":\"Name %d\",\"text\":\"%s\"}"
                            .formatted(number, number, "lorem ipsum ".repeat(20)))
                    .collect(Collectors.joining(",", "[", "]"));
            stage("stage_batch_write", "{\"requests\":{\"Users\":{\"put\":%s}},\"reason\":\"many\"}".formatted(items));
        }
        URI set = review(submit("very many"));
        String html =
                office.operator().get(set.getPath() + "?" + set.getQuery()).body();
        assertTrue(html.contains("many00049"), "the first page is not there");
        assertTrue(html.length() < PAGE_BYTES, "the page has " + html.length() + " characters");
        ada.open(set)
                .see("5000 changes")
                .see("transactions, one after the other")
                .assertNoObstacles("5,000");
        ada.follow("Next changes").see("many00099").follow("Changes before").see("many00000");
        ada.fill("Key or reason contains", "many04321")
                .click("Show")
                .see("many04321")
                .miss("many00000");
        ada.click("Discard").click("Discard it").see("Discarded.");
    }

    @Test
    void pagesFitSmallAndLargeWindowsInLightAndDark() {
        update(
                "user007",
                "{\"role\":\"somebody with a rather long role, as some of them have it\",\"address\":{\"city\":\"Bonn\"}}");
        URI set = review(submit("how it looks"));
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {360, 1440}) {
                String where = " at " + width + ", " + scheme;
                ada.open(set).size(width, scheme).assertNoObstacles("set" + where);
                ada.open(page("changes")).size(width, scheme).assertNoObstacles("changes" + where);
                ada.open(page("jobs")).size(width, scheme).assertNoObstacles("jobs" + where);
            }
        }
        ada.size(1440, "light").open(set).click("Discard").click("Discard it").see("Discarded.");
    }

    /** C3, the part in a browser: names and values that would be scripts if they were not escaped. */
    @Test
    void whatAnAgentStagesIsTextWhateverItHolds() {
        for (String text : Payloads.some(30)) {
            String json = Mcp.JSON.getNodeFactory().textNode(text).toString();
            stage(
                    "stage_put_item",
                    "{\"table\":\"Users\",\"item\":{\"userId\":%s,%s:%s,\"a\":{%s:[%s]}},\"reason\":%s}"
                            .formatted(json, json, json, json, json, json));
        }
        ada.open(review(submit("hostile"))).see("30 changes").assertNoObstacles("hostile");
        assertEquals(List.of(), office.chromium().violations());
        ada.click("Discard").click("Discard it").see("Discarded.");
    }

    /** Without a script in the page, and without its digest, nothing is decided. */
    @Test
    void aFormWithoutTheDigestOfThePageDecidesNothing() throws Exception {
        update("user008", "{\"role\":\"forged\"}");
        JsonNode submitted = submit("forged");
        String id = submitted.path("set").asText();
        for (Map<String, String> form : List.of(
                Map.of("of", id, "action", "commit"),
                Map.of("of", id, "action", "commit", "digest", "0".repeat(64)),
                Map.of("of", id, "action", "discard", "typed", "yes"),
                Map.of("of", id, "number", "1", "action", "reject"))) {
            assertEquals(409, office.operator().console("changes", form).statusCode(), form.toString());
        }
        assertEquals(
                200,
                office.operator()
                        .get("/system/console/tablegate-changes?set=" + id + "&action=commit")
                        .statusCode());
        assertFalse(item("user008", false).path("role").asText().equals("forged"));
        ada.open(review(submitted)).click("Commit 1 change").see(Office.WRITTEN);
        assertEquals("forged", item("user008", false).path("role").asText());
    }
}
