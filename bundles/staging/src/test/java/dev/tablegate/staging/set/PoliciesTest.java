// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.tck.FakeGrants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.tablegate.staging.set.Engine.call;
import static dev.tablegate.staging.set.Engine.put;
import static dev.tablegate.staging.set.Engine.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who may commit what. S4 of the security tests. */
class PoliciesTest {

    private static final String OWNER = FakeGrants.OWNER;

    private final Engine engine = new Engine();

    @AfterEach
    void stop() {
        engine.close();
    }

    private void refused(Runnable decision, String why) {
        String sentence = String.valueOf(
                assertThrows(IllegalArgumentException.class, decision::run).getMessage());
        assertTrue(sentence.contains(why), sentence);
    }

    private void commit(String set, String person) {
        engine.reviews.commit(set, OptionalInt.empty(), engine.review(set).digest(), person);
    }

    private void approve(String set, String person) {
        engine.reviews.approve(set, engine.review(set).digest(), person);
    }

    /** 100 of 100: whatever was changed after the page was made, what it showed cannot be committed. */
    @Test
    void refusesASetThatWasEditedAfterItsReview() {
        for (int i = 0; i < 100; i++) {
            String set = engine.stage(put(user("ada" + i, "age", i))).set().id();
            String digest = engine.review(set).digest();
            switch (i % 5) {
                case 0 -> engine.stage(put(user("ada" + i, "age", i + 1)));
                case 1 -> engine.stage(put(user("grace" + i)));
                case 2 -> engine.reviews.reject(set, 1, Optional.of("age"), true, "other");
                case 3 -> {
                    engine.stage(put(user("grace" + i)));
                    engine.staging.discard(call(), set, OptionalInt.of(1));
                }
                default -> {
                    engine.world.tables().put("Users", user("ada" + i));
                    engine.reviews.refresh(set, List.of(1));
                }
            }
            refused(() -> engine.reviews.commit(set, OptionalInt.empty(), digest, "reviewer"), "");
            engine.staging.discard(call(), set, OptionalInt.empty());
        }
        assertEquals(0, engine.commits.begun.get());
    }

    @Test
    void letsOneOfTwoReviewersWin() {
        engine.commits.hold();
        for (int i = 0; i < 200; i++) {
            String set = engine.stage(put(user("ada" + i))).set().id();
            String digest = engine.review(set).digest();
            List<Boolean> won = both(() -> {
                try {
                    engine.reviews.commit(set, OptionalInt.empty(), digest, "reviewer");
                    return true;
                } catch (IllegalArgumentException lost) {
                    return false;
                }
            });
            assertEquals(1, won.stream().filter(one -> one).count());
            assertEquals(i + 1, engine.commits.begun.get());
        }
        long allowed = commits(Event.Decision.ALLOWED);
        assertEquals(200, allowed - commits(Event.Decision.FAILED), "the record says who lost");
    }

    private long commits(Event.Decision decision) {
        return engine.world.audit().events().stream()
                .filter(event -> event.action().equals("commit") && event.decision() == decision)
                .count();
    }

    private static <R> List<R> both(Callable<R> what) {
        var start = new CyclicBarrier(2);
        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<R>>();
            for (int i = 0; i < 2; i++) {
                running.add(two.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            var results = new ArrayList<R>();
            for (Future<R> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void commitsAtOnceWhereNobodyIsWanted() {
        engine.world.profiles().approvers("demo", 0);
        engine.stage(put(user("ada")));
        String set = engine.staging.submit(call(), Optional.empty(), "go").id();
        assertEquals(Optional.of(user("ada")), engine.user("ada"));
        assertEquals(Status.COMMITTED, engine.review(set).set().status());
        Event event = engine.world.audit().events().getLast();
        assertEquals("commit", event.action());
        assertEquals("approvers=0", event.rule());
        assertEquals(Optional.empty(), event.who().person());
    }

    @Test
    void waitsForAPersonByDefault() {
        engine.stage(put(user("ada")));
        String set = engine.staging.submit(call(), Optional.empty(), "go").id();
        assertEquals(Status.SUBMITTED, engine.review(set).set().status());
        assertEquals(0, engine.commits.begun.get());
        commit(set, OWNER);
        assertEquals(Optional.of(user("ada")), engine.user("ada"));
    }

    @Test
    void wantsTwoPeopleAndNotTheOwnerLast() {
        engine.world.profiles().approvers("demo", 2);
        String set = engine.stage(put(user("ada"))).set().id();
        refused(() -> commit(set, "first"), "two people");
        approve(set, "first");
        assertEquals("first", engine.review(set).approvals().getFirst().person());
        refused(() -> approve(set, "first"), "already");
        refused(() -> commit(set, "first"), "two people");
        refused(() -> commit(set, OWNER), "another person");
        commit(set, "second");
        assertEquals(Optional.of(user("ada")), engine.user("ada"));
    }

    @Test
    void letsTheOwnerBeTheFirstOfTwo() {
        engine.world.profiles().approvers("demo", 2);
        String set = engine.stage(put(user("ada"))).set().id();
        approve(set, OWNER);
        commit(set, "second");
        assertEquals(Optional.of(user("ada")), engine.user("ada"));
    }

    @Test
    void voidsApprovalsWhenTheSetOrTheDataChange() {
        engine.world.profiles().approvers("demo", 2);
        String set = engine.stage(put(user("ada", "age", 1))).set().id();
        approve(set, "first");
        engine.stage(put(user("grace")));
        assertEquals(List.of(), engine.review(set).approvals());
        refused(() -> commit(set, "second"), "two people");
        approve(set, "first");
        engine.reviews.reject(set, 1, Optional.of("age"), true, "other");
        engine.reviews.reject(set, 1, Optional.of("age"), false, "other");
        refused(() -> commit(set, "second"), "two people");
        approve(set, "first");
        engine.world.tables().put("Users", user("ada"));
        engine.reviews.refresh(set, List.of(1));
        refused(() -> commit(set, "second"), "two people");
        refused(() -> engine.reviews.approve(set, "0".repeat(64), "first"), "changed");
    }

    @Test
    void keepsAnApprovalOverCommentsAndRestarts() {
        engine.world.profiles().approvers("demo", 2);
        String set = engine.stage(put(user("ada"))).set().id();
        approve(set, "first");
        engine.reviews.comment(set, "fine", "first");
        engine.staging.submit(call(), Optional.empty(), "please");
        try (Engine again = engine.restart()) {
            again.reviews.commit(set, OptionalInt.empty(), again.review(set).digest(), "second");
            assertEquals(Optional.of(user("ada")), again.user("ada"));
        }
    }

    @Test
    void refusesWhereTheProfileIsNotWhatItWas() {
        String set = engine.stage(put(user("ada"))).set().id();
        engine.world.profiles().lead("demo", "another account");
        refused(() -> commit(set, "reviewer"), "another account, region or endpoint");
        engine.world.profiles().lead("demo", "local");
        engine.world.profiles().expose("demo", false);
        refused(() -> commit(set, "reviewer"), "not exposed");
        engine.world.profiles().expose("demo", true);
        commit(set, "reviewer");
    }

    @Test
    void commitsATransactionAsAWholeOnly() {
        String set = engine.staging
                .transaction(call(), List.of(put(user("ada")), put(user("grace"))), "")
                .getFirst()
                .set()
                .id();
        String digest = engine.review(set).digest();
        refused(() -> engine.reviews.commit(set, OptionalInt.of(1), digest, "reviewer"), "as a whole");
        engine.world.tables().put("Users", user("grace", "age", 1));
        commit(set, "reviewer");
        assertEquals(Status.CONFLICT, engine.review(set).set().status());
        assertEquals(Optional.empty(), engine.user("ada"));
        refused(() -> commit(set, "reviewer"), "transaction");
    }

    @Test
    void recordsEverythingBeforeAndNothingOfItHappensIfThatFails() {
        String set = engine.stage(put(user("ada", "age", 1))).set().id();
        String digest = engine.review(set).digest();
        approve(set, "first");
        engine.world.audit().fail();
        String before = engine.world.store().toString() + engine.book.find(set);
        List<Runnable> decisions = List.of(
                () -> engine.stage(put(user("grace"))),
                () -> engine.staging.transaction(call(), List.of(put(user("bob"))), ""),
                () -> engine.staging.submit(call(), Optional.empty(), ""),
                () -> engine.staging.discard(call(), set, OptionalInt.of(1)),
                () -> engine.staging.discard(call(), set, OptionalInt.empty()),
                () -> engine.reviews.reject(set, 1, Optional.empty(), true, "reviewer"),
                () -> engine.reviews.comment(set, "hm", "reviewer"),
                () -> approve(set, "second"),
                () -> engine.reviews.commit(set, OptionalInt.empty(), digest, "reviewer"),
                () -> engine.reviews.discard(set, "reviewer"));
        decisions.forEach(decision -> assertThrows(AuditFailure.class, decision::run));
        assertEquals(before, engine.world.store().toString() + engine.book.find(set));
        assertEquals(1, engine.staging.list(call()).size());
        assertEquals(0, engine.commits.begun.get());
    }

    @Test
    void recordsWhoDecidedOnWhichDigest() {
        engine.world.profiles().approvers("demo", 2);
        String set = engine.stage(put(user("ada", "age", 1))).set().id();
        String digest = engine.review(set).digest();
        approve(set, "first");
        commit(set, "second");
        List<Event> events = engine.world.audit().events();
        assertEquals(
                List.of("stage", "approve", "commit"),
                events.stream().map(Event::action).toList());
        assertEquals(digest, events.get(1).details().get("digest"));
        assertEquals(digest, events.get(2).details().get("digest"));
        assertEquals("first, second", events.get(2).details().get("approvers"));
        assertEquals(Optional.of("second"), events.get(2).who().person());
        assertTrue(events.stream().allMatch(event -> event.details().get("set").equals(set)));
    }
}
