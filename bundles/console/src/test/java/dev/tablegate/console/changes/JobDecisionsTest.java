// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.console.changes;

import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.host.staging.Jobs;
import dev.tablegate.tck.MemoryProfiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JobDecisionsTest {

    private final FakeJobs jobs = new FakeJobs();

    /** One job, and what was asked about it. */
    private static final class FakeJobs implements Jobs {

        private final List<String> asked = new ArrayList<>();

        @Override
        public List<Shown> list(int limit) {
            return find("abc").stream().toList();
        }

        @Override
        public Optional<Shown> find(String id) {
            return Optional.of(SamplePages.job("demo", Status.PROPOSED).shown())
                    .filter(shown -> shown.job().id().equals(id));
        }

        @Override
        public void approve(String id, String digest, int perSecond, String person) {
            asked.add("approve " + digest + " at " + perSecond + " by " + person);
        }

        @Override
        public void pause(String id, String person) {
            asked.add("pause by " + person);
        }

        @Override
        public void resume(String id, String person) {
            asked.add("resume by " + person);
        }

        @Override
        public void cancel(String id, String person) {
            asked.add("cancel by " + person);
        }

        @Override
        public String undo(String id, String person) {
            asked.add("undo by " + person);
            return "abd";
        }
    }

    private Decided send(boolean production, String... fields) {
        var form = new HashMap<>(Map.of("of", "abc", "digest", "demo"));
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        var profiles = new MemoryProfiles(Staged.profile("demo", production));
        return new JobDecisions(jobs, profiles).decide(Wish.of(FakeForm.of(form)), "ada");
    }

    @Test
    void theApprovalCarriesDigestAndRate() {
        send(false, "action", "approve", "rate", "200");
        assertEquals(List.of("approve demo at 200 by ada"), jobs.asked);
    }

    @Test
    void forProductionTheNameIsTypedAndTheRateIsKept() {
        Step step = send(true, "action", "approve", "rate", "7").above().step().orElseThrow();
        assertEquals("7", step.fields().rate());
        assertThrows(Mistyped.class, () -> send(true, "action", "approve", "rate", "7", "typed", "yes"));
        assertEquals(List.of(), jobs.asked);
        send(true, "action", "approve", "rate", "7", "typed", "demo");
        assertEquals(List.of("approve demo at 7 by ada"), jobs.asked);
    }

    @Test
    void nothingIsDoneForAnotherDigestOrARateThatIsNone() {
        for (String action : List.of("approve", "pause", "resume", "cancel", "undo", "")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> send(false, "digest", "older", "action", action, "rate", "5", "typed", "yes"));
        }
        for (String rate : List.of("", "0", "1001", "-1", "many")) {
            assertThrows(IllegalArgumentException.class, () -> send(false, "action", "approve", "rate", rate));
        }
        assertEquals(List.of(), jobs.asked);
    }

    @Test
    void endingTakesTwoClicksAndAnUndoLeadsOn() {
        assertTrue(send(false, "action", "cancel").above().step().isPresent());
        assertEquals(List.of(), jobs.asked);
        send(false, "action", "cancel", "typed", "yes");
        send(false, "action", "pause");
        send(false, "action", "resume");
        assertEquals(
                "tablegate-jobs?job=abd",
                send(false, "action", "undo").above().made().orElseThrow().link());
        assertEquals(List.of("cancel by ada", "pause by ada", "resume by ada", "undo by ada"), jobs.asked);
    }

    @Test
    void aRuleIsToldInWords() {
        JobView view = SamplePages.job("demo", Status.PROPOSED);
        assertEquals(
                "Each item of the table demo, found by the index demo, with demo = \"demo\" and demo is \"demo\", if not"
                        + " (demo contains \"demo\").",
                Words.items(view.shown().job().rule()));
        assertEquals("SET demo = \"demo\" demo", view.update());
        assertFalse(view.undoable());
    }
}
