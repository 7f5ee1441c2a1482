// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.Scope;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A commit whose answer gets lost, and a DynamoDB that says nothing afterwards: what a person can do about it. */
class SilenceIT {

    @Test
    void aPersonStopsACommitWithoutAnswerAndLearnsLaterWhatBecameOfIt() throws Exception {
        try (Office office = Office.open();
                var proxy = new RecordingProxy(office.tables())) {
            office.profile("far", "", proxy.address());
            var agent = new Mcp(office.server().mcp(), office.server().token("far", Scope.STAGE));
            agent.structured(
                    "stage_update_item",
                    "{\"table\":\"Users\",\"key\":{\"userId\":\"user001\"},\"set\":{\"role\":\"written in silence\"}}");
            JsonNode submitted = agent.structured("submit_changes", "{\"summary\":\"into the silence\"}");
            URI set = URI.create(submitted.path("review").asText());
            var ada = office.signIn("ada");

            ada.open(set).see("into the silence");
            proxy.fallSilentAfterTransaction();
            ada.click("Commit 1 change")
                    .see("you can stop it")
                    .click("Stop and find out")
                    .click("Stop it");
            awaitUnknown(agent, submitted);
            ada.see("DynamoDB did not say of 1 change").see("stopped by");

            proxy.answerAgain();
            ada.click("Check what became of it").see("Looked at. Written: 1.");
            assertEquals("committed", outcome(agent, submitted));
            ada.open(set).click("Undo").see("a set of its own");
        }
    }

    /** The items are looked at for half a minute before the server gives up. */
    private static void awaitUnknown(Mcp agent, JsonNode submitted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!outcome(agent, submitted).equals("unknown") && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertEquals("unknown", outcome(agent, submitted));
    }

    private static String outcome(Mcp agent, JsonNode submitted) {
        return agent.structured(
                        "get_staged_change",
                        "{\"set\":\"" + submitted.path("set").asText() + "\"}")
                .path("changes")
                .path(0)
                .path("outcome")
                .asText();
    }
}
