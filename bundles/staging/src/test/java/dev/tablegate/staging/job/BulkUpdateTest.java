// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Progress;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.host.write.Writer;
import dev.tablegate.staging.commit.MemoryWriter;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import dev.tablegate.tck.MemoryProfiles;
import dev.tablegate.tck.MemoryStore;
import dev.tablegate.tck.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BulkUpdateTest {

    private static final int THINGS = 250;

    @TempDir
    private Path folder;

    private final FakeTables tables = new FakeTables()
            .add(
                    TableBuilder.table(Workshop.TABLE, "id").globalIndex("byN", "n:N", ""),
                    IntStream.range(0, THINGS).mapToObj(Workshop::thing).toList());
    private final MemoryWriter writer = new MemoryWriter(tables);
    private final MemoryProfiles profiles = new MemoryProfiles(MemoryProfiles.local("demo"));

    private Workshop workshop() {
        return workshop(writer);
    }

    private Workshop workshop(Writer over) {
        return new Workshop(new MemoryStore(), tables, over, profiles, folder);
    }

    @Test
    void tryingARuleWritesNothing() {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(30));
        assertEquals(Status.PROPOSED, job.status());
        assertEquals(30, job.trial().matched());
        assertEquals(30, job.trial().changed());
        assertTrue(job.trial().complete());
        assertEquals(20, job.trial().sample().size());
        var first = job.trial().sample().getFirst();
        assertEquals(Optional.of(Value.Num.of(0)), first.base().map(item -> item.get("n")));
        assertEquals(Optional.of(Value.Num.of(1)), first.result().map(item -> item.get("n")));
        assertEquals(0, writer.transactions());
        assertFalse(Files.exists(folder.resolve(job.id())));
        assertTrue(job.review().toString().endsWith("/system/console/tablegate-jobs?job=" + job.id()));
        assertEquals(Optional.of(job), workshop.updates.find(workshop.call, job.id()));
    }

    @Test
    void knowsWhenItChangedLast() {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(30));
        workshop.clock.advance(Duration.ofHours(1));
        assertEquals(job.created(), workshop.shown(job.id()).job().updated());
        assertEquals(Status.DONE, workshop.done(job.id()));
        var ended = workshop.shown(job.id()).job().updated();
        assertFalse(ended.isBefore(job.created().plus(Duration.ofHours(1))));
        workshop.clock.advance(Duration.ofDays(1));
        assertEquals(ended, workshop.shown(job.id()).job().updated());
    }

    @Test
    void changesWhatItFindsOnceAndNothingElse() throws IOException {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(220));
        assertEquals(Status.DONE, workshop.done(job.id()));
        for (int number = 0; number < THINGS; number++) {
            assertEquals(number < 220 ? 1 : 0, workshop.n(number));
            assertEquals(number < 220 ? 1 : 0, writer.times(Workshop.key(number)));
        }
        assertEquals(new Progress(220, 220, 0, 0, 0, ""), workshop.progress(job.id()));
        assertEquals(List.of("bulk-update-propose", "bulk-update-approve", "bulk-update-ended"), workshop.actions());
        var ended = workshop.audit.events().getLast().details();
        assertEquals(220L, ended.get("changed"));
        assertEquals(workshop.shown(job.id()).digest(), ended.get("digest"));
        var file = folder.resolve(job.id()).resolve("undo.jsonl");
        assertEquals(220, Files.readAllLines(file).size());
        assertTrue(Files.readAllLines(file).getFirst().contains("\"n\":{\"N\":\"0\"}"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAndLeftOut() {
        tables.put(Workshop.TABLE, without(Workshop.thing(3), "n"));
        tables.put(Workshop.TABLE, with(Workshop.thing(4), "n", new Value.Text("four")));
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(10));
        assertEquals(10, job.trial().matched());
        assertEquals(8, job.trial().changed());
        assertEquals(2, job.trial().problems().size());
        assertTrue(
                job.trial().problems().stream().anyMatch(problem -> problem.contains("thing3")),
                job.trial().problems()::toString);
        assertEquals(Status.DONE, workshop.done(job.id()));
        assertEquals(8, workshop.progress(job.id()).changed());
        assertEquals(2, workshop.progress(job.id()).failed());
    }

    @Test
    void aRuleThatCannotWorkIsRefused() {
        var workshop = workshop();
        assertTrue(refusal(workshop, Workshop.addOne(0)).contains("finds no items"));
        assertTrue(refusal(workshop, rule("SET id = :one")).contains("part of the key"));
        assertTrue(refusal(workshop, rule("SET n = n +")).contains("update expression"));
        assertTrue(refusal(workshop, rule("SET x = y + :one")).contains("changes none"));
        var onIndex = new Job.Rule(
                Workshop.TABLE,
                Optional.of("byN"),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                rule("SET n = n + :one").update());
        assertTrue(refusal(workshop, onIndex).contains("key of the index"));
        assertEquals(List.of(), workshop.actions());
    }

    @Test
    void findsItemsWithAnIndexAndReadsThemFromTheTable() {
        var workshop = workshop();
        var rule = new Job.Rule(
                Workshop.TABLE,
                Optional.of("byN"),
                Map.of("n", Value.Num.of(0)),
                Optional.empty(),
                Optional.empty(),
                new Expression("SET remark = :one", Map.of(), Map.of(":one", Value.Num.of(1))));
        tables.put(Workshop.TABLE, with(Workshop.thing(5), "n", Value.Num.of(7)));
        assertEquals(Status.DONE, workshop.done(workshop.propose(rule).id()));
        assertEquals(0, writer.times(Workshop.key(5)));
        assertEquals(1, writer.times(Workshop.key(6)));
    }

    @Test
    void writesNoMoreInASecondThanAPersonSaid() {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(200));
        var before = workshop.clock.instant();
        workshop.approve(job.id(), 10);
        assertEquals(Status.DONE, workshop.settled(job.id()));
        var took = Duration.between(before, workshop.clock.instant());
        assertTrue(took.compareTo(Duration.ofMillis(19_700)) >= 0, took::toString);
        assertTrue(took.compareTo(Duration.ofSeconds(21)) < 0, took::toString);
    }

    /** S3, at the scale of one table: somebody else writes each item in the moment when the job does. */
    @Test
    void concurrentWritersLoseNothing() {
        var seen = new HashMap<Map<String, Value>, Integer>();
        var workshop = workshop((call, writes, token) -> {
            for (ItemWrite write : writes) {
                int times = seen.merge(write.key(), 1, Integer::sum);
                int number = Integer.parseInt(
                        ((Value.Text) write.key().get("id")).value().substring(5));
                if (times <= number % 8) {
                    addHundred(number);
                }
            }
            return writer.transact(call, writes, token);
        });
        var job = workshop.propose(Workshop.addOne(64));
        assertEquals(Status.DONE, workshop.done(job.id()));
        for (int number = 0; number < 64; number++) {
            int disturbed = number % 8;
            boolean conflict = disturbed > 5;
            assertEquals(100 * Math.min(disturbed, 6) + (conflict ? 0 : 1), workshop.n(number));
        }
        var progress = workshop.progress(job.id());
        assertEquals(64 - 16, progress.changed());
        assertEquals(16, progress.conflicts());
    }

    private void addHundred(int number) {
        var item = tables.get(new FakeCall(), new GetRequest(Workshop.TABLE, Workshop.key(number), List.of(), true))
                .item()
                .orElseThrow();
        int n = ((Value.Num) item.get("n")).value().intValueExact();
        tables.put(Workshop.TABLE, with(item, "n", Value.Num.of(n + 100)));
    }

    @Test
    void undoPutsBackWhatIsStillAsItWasLeft() {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(40));
        workshop.done(job.id());
        addHundred(7);
        tables.put(Workshop.TABLE, with(with(Workshop.thing(8), "n", Value.Num.of(1)), "remark", Value.Num.of(8)));
        tables.delete(Workshop.TABLE, Workshop.key(9));
        var undo = workshop.jobs.undo(job.id(), "bob");
        assertEquals(Optional.of(job.id()), workshop.shown(undo).undoes());
        assertEquals(38, workshop.shown(undo).job().trial().changed());
        assertEquals(Status.PROPOSED, workshop.shown(undo).job().status());
        assertEquals(Status.DONE, workshop.done(undo));
        for (int number = 0; number < 40; number++) {
            if (number != 9) {
                assertEquals(number == 7 ? 101 : 0, workshop.n(number));
            }
        }
        assertEquals(38, workshop.progress(undo).changed());
        assertEquals(2, workshop.progress(undo).conflicts());
        var redo = workshop.jobs.undo(undo, "bob");
        assertEquals(Status.DONE, workshop.done(redo));
        assertEquals(1, workshop.n(1));
        assertThrows(IllegalArgumentException.class, () -> workshop.jobs.undo(undo, "bob"));
    }

    @Test
    void aProfileDecidesHowManyPeopleItTakes() {
        profiles.approvers("demo", 2);
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(5)).id();
        var digest = workshop.shown(job).digest();
        assertThrows(IllegalArgumentException.class, () -> workshop.jobs.approve(job, "0" + digest, 10, "alice"));
        workshop.jobs.approve(job, digest, 10, "alice");
        assertEquals(Status.PROPOSED, workshop.shown(job).job().status());
        assertThrows(IllegalArgumentException.class, () -> workshop.jobs.approve(job, digest, 10, "alice"));
        assertThrows(IllegalArgumentException.class, () -> workshop.jobs.approve(job, digest, 10, "owner"));
        assertEquals(0, writer.transactions());
        workshop.jobs.approve(job, digest, 10, "bob");
        assertEquals(Status.DONE, workshop.settled(job));
        profiles.approvers("demo", 0);
        var free = workshop.propose(Workshop.addOne(5)).id();
        assertEquals(Status.DONE, workshop.settled(free));
        assertEquals(2, workshop.n(0));
    }

    @Test
    void aProfileThatLeadsElsewhereIsNotWrittenTo() {
        var workshop = workshop();
        var job = workshop.propose(Workshop.addOne(5)).id();
        profiles.lead("demo", "elsewhere");
        assertThrows(IllegalArgumentException.class, () -> workshop.approve(job, 10));
        profiles.lead("demo", "local");
        profiles.expose("demo", false);
        assertThrows(IllegalArgumentException.class, () -> workshop.approve(job, 10));
        assertEquals(0, writer.transactions());
    }

    @Test
    void connectionsSeeTheirOwnAndHaveAQuota() {
        var workshop = workshop();
        var other = new FakeCall().withConnection("connection-2");
        var job = workshop.propose(Workshop.addOne(5));
        assertEquals(Optional.empty(), workshop.updates.find(other, job.id()));
        assertEquals(List.of(), workshop.updates.list(other));
        var foreign = assertThrows(ToolException.class, () -> workshop.updates.cancel(other, job.id()));
        var missing = assertThrows(ToolException.class, () -> workshop.updates.cancel(other, "0".repeat(25)));
        assertEquals(missing.getMessage(), foreign.getMessage());
        for (int more = 1; more < 10; more++) {
            workshop.propose(Workshop.addOne(5));
        }
        assertTrue(refusal(workshop, Workshop.addOne(5)).contains("10 bulk updates"));
        workshop.updates.propose(other, Workshop.addOne(5), "");
        workshop.clock.advance(Duration.ofDays(14));
        assertEquals(
                Status.EXPIRED,
                workshop.updates.find(workshop.call, job.id()).orElseThrow().status());
        assertThrows(IllegalArgumentException.class, () -> workshop.approve(job.id(), 10));
        workshop.propose(Workshop.addOne(5));
    }

    private static String refusal(Workshop workshop, Job.Rule rule) {
        return assertThrows(ToolException.class, () -> workshop.propose(rule)).getMessage();
    }

    private static Job.Rule rule(String update) {
        var values = update.contains(":one") ? Map.<String, Value>of(":one", Value.Num.of(1)) : Map.<String, Value>of();
        return new Job.Rule(
                Workshop.TABLE,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                new Expression(update, Map.of(), values));
    }

    private static Map<String, Value> with(Map<String, Value> item, String name, Value value) {
        var changed = new HashMap<>(item);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Value> without(Map<String, Value> item, String name) {
        var changed = new HashMap<>(item);
        changed.remove(name);
        return changed;
    }
}
