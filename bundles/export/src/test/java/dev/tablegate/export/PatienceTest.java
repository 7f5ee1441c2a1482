// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.data.Column;
import dev.tablegate.api.data.Consumed;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.export.Export;
import dev.tablegate.api.export.Export.Status;
import dev.tablegate.api.export.ExportRequest;
import dev.tablegate.api.export.ExportRequest.Compression;
import dev.tablegate.api.sql.Plan;
import dev.tablegate.api.sql.Sql;
import dev.tablegate.api.sql.SqlRequest;
import dev.tablegate.api.sql.SqlResult;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.profile.Budget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What waits, and what does not. */
final class PatienceTest {

    private final Office office;
    private final Engine engine = new Engine();

    PatienceTest(@TempDir Path data) {
        office = new Office(data).table("Orders", 95);
    }

    @AfterEach
    void stop() throws InterruptedException {
        office.runner.close();
    }

    @Test
    void whatRunsWhenTheServerIsSwitchedOffGoesOnWhenItIsOnAgain() throws InterruptedException {
        var begun = suspended();
        assertEquals(Status.RUNNING, shown(begun).status());
        assertTrue(shown(begun).note().contains("switched off"), shown(begun).note());
        office.restart();
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        office.grants.turn(true);
        var done = office.ended(begun);
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals("", done.note());
        assertEquals(95, done.rows());
        assertEquals(96, lines(done));
        assertTrue(office.tables.read.get() <= 11, "read " + office.tables.read.get() + " pages");
    }

    @Test
    void whatIsRevokedMeanwhileEnds() {
        var begun = suspended();
        office.grants.end("a");
        var ended = office.ended(begun);
        assertEquals(Status.FAILED, ended.status());
        assertEquals("The connection is not approved any more.", ended.note());
        Office.await(() -> office.workspace.list("a").isEmpty());
    }

    @Test
    void whatIsCancelledMeanwhileLeavesNothing() {
        var begun = suspended();
        office.exports.cancel(begun.id(), Office.A);
        Office.await(() -> office.snapshots.list(Office.A).isEmpty());
        assertEquals(Status.CANCELLED, shown(begun).status());
    }

    @Test
    void nothingWaitsForEver() {
        var begun = suspended();
        office.clock.advance(Run.LONGEST_WAIT.plusMinutes(1));
        assertEquals(Status.FAILED, office.ended(begun).status());
    }

    @Test
    void rowsThatWereReadAreNotReadAgain() throws InterruptedException {
        office.restartWith(engine);
        engine.meanwhile = () -> office.grants.turn(false);
        var begun = office.exports.start(statement(), Office.A);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        office.grants.turn(true);
        assertEquals(Status.DONE, office.ended(begun).status());
        assertEquals(1, engine.runs.get());
    }

    @Test
    void aStatementBeginsAnewWhenThereIsABudgetForIt() throws InterruptedException {
        office.restartWith(engine);
        office.profiles.budget("demo", new Budget(0, 0, 500, 100, 0));
        engine.overBudget = true;
        var begun = office.exports.start(statement(), Office.A);
        Office.await(() -> shown(begun).note().equals("It waits, and goes on by itself. The budget is used up."));
        engine.overBudget = false;
        var done = office.ended(begun);
        assertEquals(Status.DONE, done.status(), done.note());
        assertEquals(2, lines(done));
    }

    @Test
    void aStatementThatNoDayHasRoomForEndsAtOnce() throws InterruptedException {
        office.restartWith(engine);
        office.profiles.budget("demo", new Budget(0, 0, 500, 99, 0));
        engine.overBudget = true;
        var ended = office.ended(office.exports.start(statement(), Office.A));
        assertEquals(Status.FAILED, ended.status());
        assertTrue(ended.note().contains("about 100 read units"), ended.note());
        assertTrue(ended.note().contains("whole day is 99"), ended.note());
        assertTrue(ended.note().contains("an operator"), ended.note());
        assertEquals(1, engine.runs.get());
    }

    @Test
    void aStatementGetsOneNewDay() throws InterruptedException {
        office.restartWith(engine);
        engine.overBudget = true;
        var begun = office.exports.start(statement(), Office.A);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        assertEquals(Status.RUNNING, shown(begun).status());
        office.clock.advance(Duration.ofDays(1).plusMinutes(1));
        var ended = office.ended(begun);
        assertEquals(Status.FAILED, ended.status());
        assertEquals("The budget is used up.", ended.note());
    }

    private Export suspended() {
        office.tables.letThrough(4);
        var begun = office.exports.start(Office.table("Orders"), Office.A);
        Office.await(() -> shown(begun).rows() == 40);
        office.grants.turn(false);
        office.tables.letThrough(100);
        Office.await(() -> shown(begun).note().startsWith("It waits"));
        return begun;
    }

    private Export shown(Export export) {
        return office.exports.find(export.id(), Office.A).orElseThrow();
    }

    private long lines(Export done) {
        byte[] content = office.content(done.file().orElseThrow().resource());
        return new String(content, StandardCharsets.UTF_8).lines().count();
    }

    private static ExportRequest statement() {
        return new ExportRequest(
                "lines", new ExportRequest.Source.Statement("select id from Orders", true), Compression.NONE);
    }

    /** One row, for a hundred read units. */
    private static final class Engine implements Sql {

        private static final Plan PLAN = new Plan(List.of(), new Plan.Cost(200, 1, 100, 0), List.of());

        final AtomicInteger runs = new AtomicInteger();
        volatile boolean overBudget;
        volatile Runnable meanwhile = () -> {};

        @Override
        public SqlResult run(SqlRequest request, Call call) {
            runs.incrementAndGet();
            if (overBudget) {
                throw new ToolException(ToolException.Standard.OVER_BUDGET, "The budget is used up.");
            }
            meanwhile.run();
            return new SqlResult(
                    List.of(new Column("id", Set.of("S"))),
                    List.of(Map.of("id", new Value.Text("one"))),
                    1,
                    Optional.empty(),
                    PLAN,
                    new Consumed(100),
                    List.of());
        }

        @Override
        public Plan explain(String sql, Call call) {
            return PLAN;
        }
    }
}
