// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.tck.MemoryProfiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SetDecisionsTest {

    private final FakeReviews reviews = new FakeReviews();
    private final SetDecisions harmless = new SetDecisions(reviews, new MemoryProfiles(Staged.profile("demo", false)));
    private final SetDecisions production = new SetDecisions(reviews, new MemoryProfiles(Staged.profile("demo", true)));

    private static Decided send(SetDecisions decisions, String... fields) {
        var form = new HashMap<>(Map.of("of", "set1", "digest", "demo"));
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return decisions.decide(Wish.of(FakeForm.of(form)), "ada");
    }

    private String refused(SetDecisions decisions, String... fields) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> send(decisions, fields));
        assertEquals(List.of(), reviews.asked);
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void aButtonOfAnAttributeRejectsItAndTakesItBack() {
        var row = new Row("a\nb", Mark.ADDED, "", List.of(), List.of(), List.of(), false, false);
        send(harmless, "number", "7", "keep", row.code());
        assertEquals(List.of("reject 7 a\nb by ada"), reviews.asked);
        send(harmless, "digest", "demo'", "number", "7", "take", "YQ");
        assertEquals("restore 7 a by ada", reviews.asked.getLast());
    }

    @Test
    void aWholeChangeIsRejectedTakenBackAndStagedAnew() {
        send(harmless, "number", "7", "action", "reject");
        send(harmless, "digest", "demo'", "number", "7", "action", "restore");
        send(harmless, "digest", "demo''", "number", "7", "action", "rebase");
        assertEquals(List.of("reject 7 by ada", "restore 7 by ada", "rebase 7 by ada"), reviews.asked);
    }

    @Test
    void theCommitCarriesTheDigestThatThePageShowed() {
        send(harmless, "action", "commit");
        assertEquals(List.of("commit demo by ada"), reviews.asked);
        send(harmless, "digest", "demo'", "action", "commit", "number", "3");
        assertEquals("commit 3 demo' by ada", reviews.asked.getLast());
    }

    /** While it is being written the digest changes with each transaction. */
    @Test
    void aCommitIsStoppedAfterAQuestionWhateverThePageShowed() {
        Step step = send(harmless, "digest", "older", "action", "stop")
                .above()
                .step()
                .orElseThrow();
        assertEquals("stop", step.action());
        assertEquals(List.of(), reviews.asked);
        send(harmless, "digest", "older", "action", "stop", "typed", "yes");
        assertEquals(List.of("stop by ada"), reviews.asked);
    }

    @Test
    void whatWasFoundOutIsTold() {
        Decided found = send(harmless, "action", "recheck");
        assertEquals(List.of("recheck by ada"), reviews.asked);
        assertEquals("Looked at. Written: 1. Not written: 1. In conflict: 1.", found.sentence());
    }

    /** S4, the part of the page. */
    @Test
    void nothingIsDecidedAboutWhatThePageDidNotShow() {
        for (String action :
                List.of("commit", "approve", "discard", "reject", "restore", "rebase", "undo", "rehearse")) {
            String why = refused(harmless, "digest", "older", "action", action, "number", "1", "typed", "yes");
            assertTrue(why.contains("has changed since"), why);
            refused(harmless, "digest", "", "action", action, "number", "1", "typed", "yes");
        }
        refused(harmless, "of", "other", "action", "commit");
        refused(harmless, "action", "");
        refused(harmless, "action", "reject");
        refused(harmless, "action", "reject", "number", "-1");
        refused(harmless, "number", "1", "keep", "%%%");
    }

    @Test
    void forProductionTheNameIsTypedBeforeAnythingIsWritten() {
        for (String action : List.of("commit", "approve")) {
            Step step = send(production, "action", action, "number", "2")
                    .above()
                    .step()
                    .orElseThrow();
            assertEquals("demo", step.word());
            assertEquals(new Step.Fields("set1", "demo", "2", ""), step.fields());
            refused(production, "action", action, "typed", "dem");
            refused(production, "action", action, "typed", "yes");
        }
        send(production, "action", "commit", "number", "2", "typed", " demo ");
        assertEquals(List.of("commit 2 demo by ada"), reviews.asked);
    }

    @Test
    void aProfileThatIsGoneCountsAsProduction() {
        var gone = new SetDecisions(reviews, new MemoryProfiles());
        assertTrue(send(gone, "action", "commit").above().step().isPresent());
        assertEquals(List.of(), reviews.asked);
    }

    @Test
    void discardingTakesTwoClicks() {
        Step step = send(harmless, "action", "discard").above().step().orElseThrow();
        assertEquals(List.of(), reviews.asked);
        send(harmless, "action", step.action(), "typed", step.answer());
        assertEquals(List.of("discard by ada"), reviews.asked);
    }

    @Test
    void anUndoLeadsToTheSetThatItMade() {
        Above above = send(production, "action", "undo").above();
        assertEquals("tablegate-changes?set=set2", above.made().orElseThrow().link());
    }

    @Test
    void aRehearsalShowsWhatFailsFirst() {
        for (int number = 1; number <= 30; number++) {
            reviews.changes.add(Staged.change(number, Map.of(), Map.of("a", Staged.text("x"))));
        }
        RehearsalView shown =
                send(production, "action", "rehearse").above().rehearsal().orElseThrow();
        assertEquals(2, shown.steps().getFirst().change().number());
        assertEquals(1, shown.failed());
        assertEquals(30, shown.changes());
        assertEquals(20, shown.steps().size());
    }

    @Test
    void aCommentHasWordsAndNeedsNoDigest() {
        send(harmless, "digest", "older", "action", "comment", "typed", " looks good ");
        assertEquals(List.of("comment looks good by ada"), reviews.asked);
        reviews.asked.clear();
        refused(harmless, "action", "comment", "typed", "  ");
        refused(harmless, "action", "comment", "typed", "x".repeat(2_001));
    }
}
