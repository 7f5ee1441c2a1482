// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.host.staging.Review;
import dev.tablegate.host.staging.Reviews.Wanted;
import dev.tablegate.tck.TableBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LiveReviewsTest {

    private static final Wanted ALL = new Wanted(Optional.empty(), "", false, 1, 1_000);

    private final Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private String refused(Runnable decision) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, decision::run).getMessage());
    }

    private Change change(String set, int number) {
        return engine.reviews.changes(set, ALL).changes().stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsASetWithWhatItCosts() {
        engine.world.tables().put("Users", user("ada", "text", "x".repeat(3_000)));
        engine.stage(delete("ada"));
        String set = engine.stage(put(user("grace"))).set().id();
        Review review = engine.reviews.list(true, 10).getFirst();
        assertEquals(set, review.set().id());
        assertEquals("connection-1", review.connection());
        assertEquals("agent of connection-1", review.client());
        assertEquals("owner", review.owner());
        assertEquals(Map.of("Users", 2), review.tables());
        assertEquals(1, review.transactions());
        assertEquals(2 * 3 + 2, review.writeUnits());
        assertEquals(64, review.digest().length());
        assertEquals(List.of(), engine.reviews.list(false, 10));
    }

    @Test
    void keepsARejectedAttributeAsItWas() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        String set = engine.stage(update(
                        "ada",
                        "SET age = :a, city = :c, job = :j",
                        Map.of(":a", Value.Num.of(40), ":c", text("Paris"), ":j", text("poet"))))
                .set()
                .id();
        engine.stage(put(user("grace", "age", 85, "city", "New York")));
        String before = engine.review(set).digest();
        engine.reviews.reject(set, 1, Optional.of("city"), true, "reviewer");
        engine.reviews.reject(set, 1, Optional.of("job"), true, "reviewer");
        engine.reviews.reject(set, 2, Optional.of("city"), true, "reviewer");
        assertNotEquals(before, engine.review(set).digest());
        assertEquals(Set.of("city", "job"), change(set, 1).rejectedAttributes());
        assertEquals(
                Optional.of(user("ada", "age", 40, "city", "London")),
                engine.staging
                        .of(call(), "Users", Map.of("id", text("ada")))
                        .orElseThrow()
                        .item());
        engine.commit(set);
        assertEquals(Optional.of(user("ada", "age", 40, "city", "London")), engine.user("ada"));
        assertEquals(Optional.of(user("grace", "age", 85)), engine.user("grace"));
        assertEquals(Status.COMMITTED, engine.review(set).set().status());
    }

    @Test
    void countsAChangeWithNothingLeftAsRejected() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String set = engine.stage(update("ada", "SET age = :a", Map.of(":a", Value.Num.of(40))))
                .set()
                .id();
        engine.stage(put(user("grace")));
        engine.reviews.reject(set, 1, Optional.of("age"), true, "reviewer");
        assertTrue(change(set, 1).rejected());
        assertEquals(1, engine.review(set).rejected());
        engine.reviews.reject(set, 1, Optional.of("age"), false, "reviewer");
        assertFalse(change(set, 1).rejected());
        engine.reviews.reject(set, 1, Optional.of("age"), true, "reviewer");
        engine.reviews.reject(set, 1, Optional.empty(), false, "reviewer");
        assertEquals(Set.of(), change(set, 1).rejectedAttributes());
        engine.reviews.reject(set, 1, Optional.empty(), true, "reviewer");
        engine.reviews.reject(set, 2, Optional.empty(), true, "reviewer");
        assertTrue(refused(() -> engine.commit(set)).contains("nothing"));
    }

    @Test
    void rejectsNoKeysAndNoPartOfADeletionOrATransaction() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String set = engine.stage(put(user("grace", "age", 1))).set().id();
        engine.stage(delete("ada"));
        refused(() -> engine.reviews.reject(set, 1, Optional.of("id"), true, "reviewer"));
        refused(() -> engine.reviews.reject(set, 1, Optional.of("name"), true, "reviewer"));
        refused(() -> engine.reviews.reject(set, 2, Optional.of("age"), true, "reviewer"));
        refused(() -> engine.reviews.reject(set, 3, Optional.empty(), true, "reviewer"));
        String atomic = engine.staging
                .transaction(call(), List.of(put(user("bob", "age", 1))), "")
                .getFirst()
                .set()
                .id();
        refused(() -> engine.reviews.reject(atomic, 1, Optional.of("age"), true, "reviewer"));
        refused(() -> engine.reviews.reject(atomic, 1, Optional.empty(), true, "reviewer"));
    }

    @Test
    void goesOnFromWhatPeopleLeft() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        String set = engine.stage(
                        update("ada", "SET age = :a, city = :c", Map.of(":a", Value.Num.of(40), ":c", text("Paris"))))
                .set()
                .id();
        engine.reviews.reject(set, 1, Optional.of("city"), true, "reviewer");
        engine.stage(update("ada", "SET age = age + :one", Map.of(":one", Value.Num.of(1))));
        assertEquals(
                Optional.of(user("ada", "age", 41, "city", "London")),
                change(set, 1).result());
        engine.reviews.reject(set, 1, Optional.empty(), true, "reviewer");
        engine.stage(update("ada", "SET job = :j", Map.of(":j", text("poet"))));
        assertEquals(
                Optional.of(user("ada", "age", 36, "city", "London", "job", "poet")),
                change(set, 1).result());
        assertFalse(change(set, 1).rejected());
    }

    @Test
    void marksConflictsAndStagesThemAnew() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        String set = engine.stage(update("ada", "SET age = age + :one", Map.of(":one", Value.Num.of(1))))
                .set()
                .id();
        assertEquals(Map.of(1, engine.user("ada")), engine.reviews.refresh(set, List.of(1)));
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "Rome"));
        engine.reviews.refresh(set, List.of(1));
        assertEquals(Change.Outcome.PENDING, change(set, 1).outcome());
        engine.world.tables().put("Users", user("ada", "age", 50, "city", "Rome"));
        engine.reviews.refresh(set, List.of(1));
        assertEquals(Change.Outcome.CONFLICT, change(set, 1).outcome());
        assertEquals(1, engine.review(set).conflicts());
        assertEquals(
                1,
                engine.reviews
                        .changes(set, new Wanted(Optional.empty(), "", true, 1, 10))
                        .changes()
                        .size());
        engine.reviews.rebase(set, 1, "reviewer");
        assertEquals(
                Optional.of(user("ada", "age", 51, "city", "Rome")),
                change(set, 1).result());
        engine.commit(set);
        assertEquals(Optional.of(user("ada", "age", 51, "city", "Rome")), engine.user("ada"));
    }

    @Test
    void takesAConflictBackWhenTheItemIsAgainWhatItWas() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String set = engine.stage(delete("ada")).set().id();
        engine.world.tables().put("Users", user("ada", "age", 36, "new", 1));
        engine.reviews.refresh(set, List.of(1));
        assertEquals(Change.Outcome.CONFLICT, change(set, 1).outcome());
        engine.world.tables().put("Users", user("ada", "age", 36));
        engine.reviews.refresh(set, List.of(1));
        assertEquals(Change.Outcome.PENDING, change(set, 1).outcome());
    }

    @Test
    void doesNotStageAnewWhatDoesNotHoldAnyMore() {
        engine.world.tables().put("Users", user("ada", "age", 36));
        String set = engine.stage(update(
                        "ada",
                        "SET job = :j",
                        Map.of(":j", text("poet")),
                        expression("age = :a", Map.of(":a", Value.Num.of(36)))))
                .set()
                .id();
        engine.world.tables().put("Users", user("ada", "age", 37));
        engine.commit(set);
        assertEquals(Status.CONFLICT, engine.review(set).set().status());
        assertTrue(refused(() -> engine.reviews.rebase(set, 1, "reviewer")).contains("does not hold"));
    }

    @Test
    void commitsOneChangeAndThenTheRest() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.stage(put(user("grace")));
        engine.reviews.commit(set, OptionalInt.of(2), engine.review(set).digest(), "reviewer");
        assertEquals(Status.PARTIAL, engine.review(set).set().status());
        assertEquals(1, engine.review(set).done());
        assertEquals(Optional.empty(), engine.user("ada"));
        assertEquals(Optional.of(user("grace")), engine.user("grace"));
        assertNotEquals(set, engine.stage(put(user("bob"))).set().id());
        refused(() -> engine.reviews.reject(set, 2, Optional.empty(), true, "reviewer"));
        engine.commit(set);
        assertEquals(Status.COMMITTED, engine.review(set).set().status());
        refused(() -> engine.commit(set));
    }

    @Test
    void undoesWhatWasWritten() {
        engine.world.tables().put("Users", user("ada", "age", 36)).put("Users", user("bob", "age", 1));
        String set = engine.stage(
                        update("ada", "SET age = :a, job = :j", Map.of(":a", Value.Num.of(40), ":j", text("poet"))))
                .set()
                .id();
        engine.stage(delete("bob"));
        engine.stage(put(user("grace")));
        refused(() -> engine.reviews.undo(set, "reviewer"));
        engine.reviews.reject(set, 1, Optional.of("job"), true, "reviewer");
        engine.commit(set);
        String undo = engine.reviews.undo(set, "reviewer");
        assertEquals(Optional.of(set), engine.review(undo).undoes());
        assertEquals(Status.SUBMITTED, engine.review(undo).set().status());
        assertEquals(3, engine.review(undo).set().changes());
        assertTrue(refused(() -> engine.reviews.undo(set, "reviewer")).contains(undo));
        engine.world.tables().put("Users", user("ada", "age", 40, "city", "Rome"));
        engine.commit(undo);
        assertEquals(Optional.of(user("ada", "age", 36, "city", "Rome")), engine.user("ada"));
        assertEquals(Optional.of(user("bob", "age", 1)), engine.user("bob"));
        assertEquals(Optional.empty(), engine.user("grace"));
        assertEquals(Status.COMMITTED, engine.review(undo).set().status());
    }

    @Test
    void seesInAnUndoWhatSomebodyChangedSince() {
        String set = engine.stage(put(user("grace", "age", 85))).set().id();
        engine.commit(set);
        engine.world.tables().put("Users", user("grace", "age", 86));
        String undo = engine.reviews.undo(set, "reviewer");
        assertEquals(Map.of(1, Optional.of(user("grace", "age", 86))), engine.reviews.refresh(undo, List.of(1)));
        assertEquals(1, engine.review(undo).conflicts());
        assertEquals(Optional.of(user("grace", "age", 85)), change(undo, 1).base());
    }

    /** What was written is undone even where that takes more room than agents have. */
    @Test
    void undoesMoreThanASetMayHold() {
        String text = "x".repeat(390 * 1024);
        for (int i = 0; i < 150; i++) {
            engine.world.tables().put("Users", user("user" + i, "text", text));
            engine.stage(delete("user" + i));
        }
        String set = engine.staging.submit(call(), Optional.empty(), "").id();
        engine.commit(set);
        assertEquals(Optional.empty(), engine.user("user149"));
        String undo = engine.reviews.undo(set, "reviewer");
        engine.commit(undo);
        assertEquals(Optional.of(user("user149", "text", text)), engine.user("user149"));
    }

    @Test
    void keepsWhatPeopleRejectedWhenTheAgentGoesOnAfterAConflict() {
        engine.world.tables().put("Users", user("ada", "age", 36, "city", "London"));
        String set = engine.stage(
                        update("ada", "SET age = :a, city = :c", Map.of(":a", Value.Num.of(40), ":c", text("Paris"))))
                .set()
                .id();
        engine.reviews.reject(set, 1, Optional.of("city"), true, "reviewer");
        engine.world.tables().put("Users", user("ada", "age", 37, "city", "Rome"));
        engine.reviews.refresh(set, List.of(1));
        engine.stage(update("ada", "SET job = :j", Map.of(":j", text("poet"))));
        assertEquals(
                Optional.of(user("ada", "age", 40, "city", "Rome", "job", "poet")),
                change(set, 1).result());
        assertEquals(Change.Outcome.PENDING, change(set, 1).outcome());
    }

    @Test
    void readsNothingOfAProfileThatLeadsElsewhere() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.world.profiles().lead("demo", "another account");
        refused(() -> engine.reviews.refresh(set, List.of(1)));
        engine.world.profiles().expose("demo", false);
        refused(() -> engine.reviews.refresh(set, List.of(1)));
    }

    @Test
    void rehearsesWhatWouldBeWritten() {
        String set = engine.stage(put(user("ada"))).set().id();
        assertTrue(refused(() -> engine.reviews.rehearse(set, "reviewer")).contains("local DynamoDB"));
        var local = new FakeRehearsals();
        try (var other = new Engine(engine.world.with(local))) {
            other.world.tables().put("Users", user("bob", "age", 1));
            other.stage(delete("bob"));
            var rehearsal = other.reviews.rehearse(set, "reviewer");
            assertFalse(rehearsal.written());
            assertEquals(
                    List.of(1, 2),
                    rehearsal.steps().stream().map(step -> step.change()).toList());
            assertEquals("", rehearsal.steps().get(0).problem());
            assertEquals("Too large.", rehearsal.steps().get(1).problem());
            assertEquals(
                    Optional.of(user("bob", "age", 1)), rehearsal.steps().get(1).after());
            assertEquals(Map.of("Users", List.of(user("bob", "age", 1))), local.items);
            assertEquals(Optional.empty(), other.user("ada"));
        }
    }

    @Test
    void leavesCommentsForEverybody() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.reviews.comment(set, "why?\u202E", "reviewer");
        assertEquals(
                "why?", engine.staging.find(call(), set).comments().getFirst().text());
        refused(() -> engine.reviews.comment(set, "  ", "reviewer"));
        refused(() -> engine.reviews.comment(set, "x".repeat(1_001), "reviewer"));
    }

    @Test
    void findsChangesAmongThousands() {
        List<Write> writes = IntStream.rangeClosed(1, 1_200)
                .mapToObj(i -> put(user("user" + i)))
                .toList();
        engine.world.tables().add(TableBuilder.table("Places", "id"), List.of());
        String set = engine.staging
                .stageAll(call(), writes, "new users")
                .getFirst()
                .set()
                .id();
        engine.staging.stage(call(), new Write.Put("Places", Map.of("id", text("Rome")), Optional.empty()), "a town");
        var page = engine.reviews.changes(set, new Wanted(Optional.empty(), "", false, 1, 500));
        assertEquals(500, page.changes().size());
        assertEquals(OptionalInt.of(501), page.next());
        var last = engine.reviews.changes(set, new Wanted(Optional.empty(), "", false, 1_001, 500));
        assertEquals(201, last.changes().size());
        assertEquals(OptionalInt.empty(), last.next());
        assertEquals(1, changed(set, new Wanted(Optional.of("Places"), "", false, 1, 10)));
        assertEquals(1, changed(set, new Wanted(Optional.empty(), "USER777", false, 1, 10)));
        assertEquals(1, changed(set, new Wanted(Optional.empty(), "town", false, 1, 10)));
        assertEquals(13, engine.review(set).transactions());
    }

    private int changed(String set, Wanted wanted) {
        return engine.reviews.changes(set, wanted).changes().size();
    }
}
