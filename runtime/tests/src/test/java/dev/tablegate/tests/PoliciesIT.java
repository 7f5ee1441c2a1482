// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.tests.Chromium.Tab;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who may decide, and who may say who may decide: in a real browser, and with forms that no page offers. */
class PoliciesIT {

    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]{64})\"");
    private static final int REFUSED = 409;

    private static Office office;
    private static Visitor graceByHand;
    private static Tab ada;
    private static Tab grace;
    private static Tab linus;

    @BeforeAll
    static void start() throws Exception {
        office = Office.open();
        graceByHand = office.operator().invite("grace", "APPROVER");
        office.operator().invite("linus", "APPROVER");
        ada = office.signIn("ada");
        grace = office.signIn("grace");
        linus = office.signIn("linus");
        office.profile("pair", "commit.approvers = 2\n");
    }

    @AfterAll
    static void stop() {
        if (office != null) {
            office.close();
        }
    }

    @Test
    void operatorsAloneSayHowManyPeopleACommitNeeds() throws Exception {
        ada.open(office.page("profiles"))
                .fill("Slug", "shop")
                .fill("Name", "Shop window")
                .fill("Region", "us-east-1")
                .fill("Address of a local", office.tables().toString())
                .click("Make it")
                .see("Saved.");
        ada.click("Expose Shop window").see("Exposed.");
        URI set = staged(new Mcp(office.server().mcp(), office.server().token("shop", Scope.STAGE)), "window dresser");
        ada.open(set).see("One person is needed");

        ada.open(office.page("profiles")).follow("Change Shop window").check("Two people");
        ada.click("Save").see("two people's approval");
        ada.open(set).see("Two people are needed");

        ada.open(office.page("profiles")).follow("Change Shop window").check("Nobody");
        ada.click("Save").see("Nothing was saved. Without any approval");
        ada.open(set).see("Two people are needed");

        grace.open(office.page("profiles")).see("That is for operators.").miss("Who decides");
        var wish = Map.of(
                "action",
                "save",
                "slug",
                "shop",
                "region",
                "us-east-1",
                "endpoint",
                office.tables().toString(),
                "approvers",
                "0",
                "unattended",
                "true");
        assertEquals(403, graceByHand.console("profiles", wish).statusCode());
        var nobody = new Visitor(office.server()).form("/system/console/tablegate-profiles", wish);
        assertTrue(nobody.statusCode() == 403 || nobody.statusCode() == 401, nobody.toString());
        ada.open(set).see("Two people are needed").click("Discard").click("Discard it");
        ada.see("Discarded.");
        assertEquals(List.of(), office.chromium().violations());
    }

    @Test
    void aBulkUpdateIsPausedAndGoesOn() throws Exception {
        var agent = office.client("demo", Scope.STAGE);
        JsonNode proposed =
                agent.structured("stage_bulk_update", "{\"table\":\"Products\",\"set\":{\"counted\":true}}");
        int all = proposed.path("changed").asInt();
        ada.open(address(proposed)).fill("Items a second", "30").click("Approve");
        ada.see("Approved, as it is shown here.").click("Pause").see("Paused. What is written stays.");
        assertEquals("paused", job(agent, proposed).path("status").asText());
        long until = counted(agent);
        assertTrue(until < all, until + " of " + all);
        grace.open(address(proposed)).see("paused").miss("Approve");
        assertEquals(until, counted(agent), "it went on");
        grace.click("Resume").see("It goes on.");
        ada.see(all + " changed").see("done");
        assertEquals(all, counted(agent));
        assertEquals(all, job(agent, proposed).path("progress").path("changed").asInt());
    }

    @Test
    void whoConnectedTheClientIsNotTheSecondForASet() throws Exception {
        var agent = office.client("pair", Scope.STAGE);
        String before = role(agent);
        URI set = staged(agent, "decided by two");
        grace.open(set).see("Two people are needed").click("Approve").see("1 of 2 people");
        ada.open(set).see("You connected the client, so somebody else has to commit it.");
        assertFalse(ada.text().contains("Commit 1 change"), "the page offers it");
        var answer = forged("changes", set, Map.of("action", "commit", "typed", "pair"));
        assertTrue(answer.contains("You approved the connection"), answer);
        assertEquals(before, role(agent));
        linus.open(set).click("Commit 1 change").see(Office.WRITTEN);
        assertEquals("decided by two", role(agent));
    }

    @Test
    void whoConnectedTheClientIsNotTheSecondForABulkUpdate() throws Exception {
        var agent = office.client("pair", Scope.STAGE);
        JsonNode proposed = agent.structured("stage_bulk_update", "{\"table\":\"Users\",\"set\":{\"seen\":true}}");
        URI page = address(proposed);
        grace.open(page).click("Approve").see("Approved, as it is shown here.");
        ada.open(page).see("The second is somebody else than the first and ada").miss("Items a second");
        var answer = forged("jobs", page, Map.of("action", "approve", "rate", "100"));
        assertTrue(answer.contains("You approved the connection that proposed this"), answer);
        assertEquals("proposed", job(agent, proposed).path("status").asText());
        linus.open(page).click("Approve").see("done");
    }

    /** Sends what the page would send if it had the button. */
    private static String forged(String page, URI shown, Map<String, String> fields) throws Exception {
        String html =
                office.operator().get(shown.getPath() + "?" + shown.getQuery()).body();
        Matcher digest = DIGEST.matcher(html);
        assertTrue(digest.find(), html);
        var form = new HashMap<>(fields);
        form.put("of", shown.getQuery().replaceFirst(".*=", ""));
        form.put("digest", digest.group(1));
        var answer = office.operator().console(page, form);
        assertEquals(REFUSED, answer.statusCode(), answer.body());
        return answer.body();
    }

    /** A set of one change. */
    private static URI staged(Mcp agent, String role) {
        agent.structured(
                "stage_update_item",
                "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"},\"set\":{\"role\":\"" + role + "\"}}");
        return address(agent.structured("submit_changes", "{\"summary\":\"a role\"}"));
    }

    private static URI address(JsonNode staged) {
        return URI.create(staged.path("review").asText());
    }

    private static String role(Mcp agent) {
        return agent.structured("get_item", "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"}}")
                .path("item")
                .path("role")
                .asText();
    }

    private static JsonNode job(Mcp agent, JsonNode proposed) {
        return agent.structured(
                "get_staged_change", "{\"job\":\"" + proposed.path("job").asText() + "\"}");
    }

    private static long counted(Mcp agent) {
        return agent.structured(
                        "count_items",
                        "{\"table\":\"Products\",\"exact\":true,\"filter\":{\"attribute\":\"counted\",\"op\":\"eq\",\"value\":true}}")
                .path("count")
                .asLong();
    }
}
