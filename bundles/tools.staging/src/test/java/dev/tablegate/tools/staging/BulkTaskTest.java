// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Format;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.ToolException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BulkTaskTest {

    private static final Instant HOUR = Instant.EPOCH.plus(Duration.ofHours(1));
    private static final BulkTask TASK = new BulkTask("abc", Format.JSON);

    private final Fixture fixture = new Fixture();
    private final StageBulkUpdate tool = new StageBulkUpdate(fixture.jobs, fixture.tables);

    @ParameterizedTest
    @EnumSource(Format.class)
    void theIdKeepsTheFormat(Format format) {
        var task = new BulkTask("abc", format);
        assertEquals(task, BulkTask.of(task.id()));
    }

    @Test
    void theToolFindsAndCancelsWhatItBegan() {
        var input = new StageBulkUpdate.Input(
                "Archive",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Map.of("seen", Fixture.typed("N", "1"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Format.DYNAMODB));
        var tried = tool.call(input, fixture.call);
        String id = tool.task(input, tried).orElseThrow();
        assertEquals(tried.job() + ".dynamodb", id);
        assertEquals(
                new Task.Working<>(), tool.find(fixture.call, id).orElseThrow().state());
        tool.cancel(fixture.call, id);
        assertEquals(
                new Task.Cancelled<>(),
                tool.find(fixture.call, id).orElseThrow().state());
        assertEquals(Optional.empty(), tool.find(fixture.call, "never"));
    }

    @Test
    void whatWaitsSaysForWhatAndWhatWasTried() {
        var task = TASK.shown(job(Job.Status.PROPOSED));
        assertEquals(new Task.Working<>(), task.state());
        for (String part : List.of(
                "until a person approves",
                "at least 5 items found, 3 would change",
                "one is odd",
                "job abc",
                "/jobs")) {
            assertTrue(task.message().contains(part), task.message());
        }
        assertEquals(Job.PENDING.plus(Job.KEPT), task.kept());
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "PAUSED"})
    void whatRunsSaysHowFarItIs(Job.Status status) {
        var task = TASK.shown(job(status));
        assertEquals(new Task.Working<>(), task.state());
        assertTrue(task.message().contains("4 items found, 1 written"), task.message());
        assertTrue(task.message().contains("Note: slow"), task.message());
        assertEquals(Job.KEPT.plusHours(1), task.kept());
    }

    @Test
    void theEndHasWhatWasDone() {
        var done = assertInstanceOf(
                Task.Done.class, TASK.shown(job(Job.Status.DONE)).state());
        assertEquals(Tried.ended(job(Job.Status.DONE), Format.JSON), done.output());
        assertEquals(
                Optional.of(job(Job.Status.DONE).progress()),
                Tried.ended(job(Job.Status.DONE), Format.JSON).progress());
        assertEquals(
                new Task.Cancelled<>(), TASK.shown(job(Job.Status.CANCELLED)).state());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "EXPIRED"})
    void whatCouldNotGoOnSaysWhy(Job.Status status) {
        var task = TASK.shown(job(status));
        ToolException why = assertInstanceOf(Task.Failed.class, task.state()).why();
        assertEquals(task.message(), why.getMessage());
    }

    private static Job job(Job.Status status) {
        return new Job(
                "abc",
                "demo",
                status,
                new Job.Rule(
                        "Archive",
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Expression("REMOVE a", Map.of(), Map.of())),
                "",
                new Job.Trial(5, 3, false, List.of("one is odd"), List.of()),
                new Job.Progress(4, 1, 1, 1, 1, "slow"),
                Instant.EPOCH,
                HOUR,
                URI.create("http://127.0.0.1/jobs"));
    }
}
