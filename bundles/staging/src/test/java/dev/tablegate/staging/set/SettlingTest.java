// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews.Wanted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tablegate.staging.set.Engine.call;
import static dev.tablegate.staging.set.Engine.delete;
import static dev.tablegate.staging.set.Engine.expression;
import static dev.tablegate.staging.set.Engine.put;
import static dev.tablegate.staging.set.Engine.text;
import static dev.tablegate.staging.set.Engine.update;
import static dev.tablegate.staging.set.Engine.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Commits that are stopped, and changes of which DynamoDB did not say whether it wrote them. */
class SettlingTest {

    private static final Wanted ALL = new Wanted(Optional.empty(), "", false, 1, 1_000);

    private Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private void refused(Runnable decision, String why) {
        String sentence = String.valueOf(
                assertThrows(IllegalArgumentException.class, decision::run).getMessage());
        assertTrue(sentence.contains(why), sentence);
    }

    /** Three users: one changed, one made, one removed. */
    private String three() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        engine.world.tables().put("Users", user("grace", "age", 85));
        engine.stage(update("ada", "SET age = :a", Map.of(":a", Value.Num.of(40))));
        engine.stage(put(user("bob", "age", 1)));
        return engine.stage(delete("grace")).set().id();
    }

    /** Of a set that is being written nothing is known. */
    private String unknown(String set, int changes) {
        engine.commits.hold();
        engine.commit(set);
        var outcomes = new HashMap<Integer, Ledger.Outcome>();
        for (int number = 1; number <= changes; number++) {
            outcomes.put(number, new Ledger.Outcome.Unknown("DynamoDB did not say."));
        }
        engine.ledger.record(set, outcomes);
        engine.ledger.finish(set);
        return set;
    }

    private List<Outcome> outcomes(String set) {
        return engine.reviews.changes(set, ALL).changes().stream()
                .map(change -> change.outcome())
                .toList();
    }

    private Status status(String set) {
        return engine.review(set).set().status();
    }

    @Test
    void aStopIsRecordedAndOutlivesARestart() {
        String set = three();
        refused(() -> engine.reviews.stop(set, "grace"), "nothing of it is being written");
        engine.commits.hold();
        engine.commit(set);
        engine.reviews.stop(set, "grace");
        assertEquals(2, engine.commits.begun.get(), "one that broke off is begun again");
        refused(() -> engine.reviews.stop(set, "ada"), "grace stopped it already");
        Event event = engine.world.audit().events().getLast();
        assertEquals("commit-stop", event.action());
        assertEquals(Optional.of("grace"), event.who().person());
        engine = engine.restart();
        Review.Commit commit = engine.review(set).commits().getLast();
        assertEquals(Optional.of("grace"), commit.stop().map(Review.Stop::person));
        assertEquals(Optional.of("reviewer"), commit.person());
        assertEquals(1, engine.ledger.committing().size());
    }

    @Test
    void tellsEachChangeByItsItem() {
        String set = unknown(three(), 3);
        assertEquals(Status.PARTIAL, status(set));
        assertEquals(3, engine.review(set).unknown());
        engine.world.tables().put("Users", user("ada", "age", 40));
        engine.world.tables().put("Users", user("bob", "age", 77));
        assertEquals(
                Map.of(1, Outcome.COMMITTED, 2, Outcome.CONFLICT, 3, Outcome.PENDING),
                engine.reviews.recheck(set, "reviewer"));
        assertEquals(List.of(Outcome.COMMITTED, Outcome.CONFLICT, Outcome.PENDING), outcomes(set));
        assertEquals(Status.PARTIAL, status(set));
        assertEquals("recheck", engine.world.audit().events().getLast().action());
        refused(() -> engine.reviews.recheck(set, "reviewer"), "known of every change");
    }

    @Test
    void aSetThatWasWrittenAfterAllIsCommitted() {
        String set = unknown(three(), 3);
        engine.world.tables().put("Users", user("ada", "age", 40));
        engine.world.tables().put("Users", user("bob", "age", 1));
        engine.world.tables().delete("Users", Map.of("id", text("grace")));
        engine.reviews.recheck(set, "reviewer");
        assertEquals(Status.COMMITTED, status(set));
        assertEquals(0, engine.review(set).unknown());
    }

    @Test
    void aSetThatWasNotWrittenWaitsAgain() {
        String set = unknown(three(), 3);
        engine.reviews.recheck(set, "reviewer");
        assertEquals(Status.SUBMITTED, status(set));
        assertEquals(List.of(Outcome.PENDING, Outcome.PENDING, Outcome.PENDING), outcomes(set));
    }

    @Test
    void whatCannotBeReadStaysUnknown() {
        String set = unknown(three(), 3);
        engine.world.profiles().lead("demo", "elsewhere");
        refused(() -> engine.reviews.recheck(set, "reviewer"), "another account");
        assertEquals(3, engine.review(set).unknown());
    }

    @Test
    void aTransactionIsOneAlsoAfterwards() {
        engine.world.tables().put("Users", user("grace", "age", 85));
        String set = engine.staging
                .transaction(
                        call(),
                        List.of(
                                put(user("ada", "age", 1)),
                                put(user("bob", "age", 2)),
                                new Write.Check(
                                        "Users",
                                        Map.of("id", text("grace")),
                                        expression("attribute_exists(id)", Map.of()))),
                        "")
                .getFirst()
                .set()
                .id();
        unknown(set, 2);
        refused(() -> engine.commit(set), "did not say");
        engine.world.tables().put("Users", user("ada", "age", 1));
        engine.world.tables().put("Users", user("bob", "age", 2));
        engine.reviews.recheck(set, "reviewer");
        assertEquals(Status.COMMITTED, status(set));
        assertEquals(List.of(Outcome.COMMITTED, Outcome.COMMITTED, Outcome.COMMITTED), outcomes(set));
    }

    @Test
    void nothingIsDecidedAboutWhatIsUnknown() {
        String set = unknown(three(), 2);
        refused(() -> engine.reviews.reject(set, 1, Optional.empty(), true, "reviewer"), "did not say");
        refused(() -> engine.reviews.reject(set, 2, Optional.of("age"), true, "reviewer"), "did not say");
        refused(() -> engine.reviews.rebase(set, 1, "reviewer"), "did not say");
        assertThrows(ToolException.class, () -> engine.staging.discard(call(), set, OptionalInt.of(1)));
        engine.reviews.refresh(set, List.of(1, 2, 3));
        assertEquals(List.of(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.PENDING), outcomes(set));
        assertEquals(1, engine.ledger.waiting(set).size(), "the rest can be committed");
        engine.reviews.discard(set, "reviewer");
        engine.world.tables().put("Users", user("ada", "age", 40));
        engine.reviews.recheck(set, "reviewer");
        assertEquals(Status.DISCARDED, status(set));
        assertEquals(List.of(Outcome.COMMITTED, Outcome.PENDING, Outcome.PENDING), outcomes(set));
    }

    /** What was written is taken back, what was not is left alone. */
    @Test
    void theUndoOfWhatIsUnknownWritesOverNothing() {
        String set = unknown(three(), 3);
        engine.world.tables().put("Users", user("ada", "age", 40));
        String undo = engine.reviews.undo(set, "reviewer");
        engine.reviews.refresh(undo, List.of(1, 2, 3));
        assertEquals(List.of(Outcome.PENDING, Outcome.CONFLICT, Outcome.CONFLICT), outcomes(undo));
        engine = engine.restart();
        engine.commit(undo);
        assertEquals(Optional.of(user("ada", "age", 36)), engine.user("ada"));
        assertEquals(Optional.empty(), engine.user("bob"));
        assertEquals(Optional.of(user("grace", "age", 85)), engine.user("grace"));
    }

    @Test
    void theUndoOfWhatIsUnknownIsRefusedByDynamoDbToo() {
        String set = unknown(three(), 3);
        String undo = engine.reviews.undo(set, "reviewer");
        engine = engine.restart();
        engine.commit(undo);
        assertEquals(Status.CONFLICT, status(undo));
        assertEquals(Optional.of(user("ada", "age", 36)), engine.user("ada"));
        assertEquals(Optional.of(user("grace", "age", 85)), engine.user("grace"));
    }

    @Test
    void tellsWhoApprovedAndWhoCommitted() {
        engine.world.profiles().approvers("demo", 2);
        String set = three();
        engine.reviews.approve(set, engine.review(set).digest(), "ada");
        engine.reviews.commit(set, OptionalInt.of(2), engine.review(set).digest(), "grace");
        engine.reviews.approve(set, engine.review(set).digest(), "grace");
        engine.commit(set);
        List<Review.Commit> commits = engine.review(set).commits();
        assertEquals(2, commits.size());
        assertEquals(OptionalInt.of(2), commits.getFirst().change());
        assertEquals(Optional.of("grace"), commits.getFirst().person());
        assertEquals("ada", commits.getFirst().approvals().getFirst().person());
        assertEquals(Optional.of("reviewer"), commits.getLast().person());
        assertEquals("grace", commits.getLast().approvals().getFirst().person());
        assertEquals(OptionalInt.empty(), commits.getLast().change());
    }
}
