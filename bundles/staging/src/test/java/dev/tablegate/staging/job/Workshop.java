// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.api.data.Condition;
import dev.tablegate.api.data.Expression;
import dev.tablegate.api.data.Filter;
import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Operator;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.staging.Job.Status;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.staging.Jobs;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.write.Writer;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeGrants;
import dev.tablegate.tck.MemoryAudit;
import dev.tablegate.tck.MovableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** All that bulk updates need, started anew as often as the test wants; waiting moves the clock. */
final class Workshop {

    static final String TABLE = "Things";

    final MemoryAudit audit = new MemoryAudit();
    final FakeGrants grants = new FakeGrants(Scope.STAGE, "connection-1", "connection-2");
    final MovableClock clock = new MovableClock();
    final FakeCall call = new FakeCall();
    final Means means;
    Runner runner;
    LiveBulkUpdates updates;
    LiveJobs jobs;

    Workshop(Store store, Tables tables, Writer writer, Profiles profiles, Path folder) {
        var desk = new Desk(
                new Book(store),
                new Trail(audit),
                profiles,
                grants,
                () -> URI.create("http://127.0.0.1:1"),
                job -> {},
                clock);
        means = new Means(desk, tables, writer, folder, clock, this::pause);
        start();
    }

    private synchronized void start() {
        runner = new Runner(means);
        updates = new LiveBulkUpdates(means.desk(), means.tables(), grants, runner);
        jobs = new LiveJobs(means.desk(), runner);
    }

    /** Forgets all that is not kept, as a new process does. */
    void restart() {
        start();
    }

    private void pause(Duration time) {
        clock.advance(time);
        Thread.yield();
    }

    /** Adds one to n of all things below a number. */
    static Job.Rule addOne(int below) {
        return new Job.Rule(
                TABLE,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.of(new Filter.Test(new Condition("number", Operator.LT, List.of(Value.Num.of(below))))),
                new Expression("SET n = n + :one", Map.of(), Map.of(":one", Value.Num.of(1))));
    }

    static Map<String, Value> key(int number) {
        return Map.of("id", new Value.Text("thing" + number));
    }

    static Map<String, Value> thing(int number) {
        return Map.of(
                "id",
                new Value.Text("thing" + number),
                "number",
                Value.Num.of(number),
                "n",
                Value.Num.of(0),
                "remark",
                new Value.Text("x"));
    }

    /** The value of n. */
    int n(int number) {
        var item = means.tables()
                .get(new FakeCall(), new GetRequest(TABLE, key(number), List.of(), true))
                .item()
                .orElseThrow();
        return item.get("n") instanceof Value.Num(var n) ? n.intValueExact() : -1;
    }

    Job propose(Job.Rule rule) {
        return updates.propose(call, rule, "because");
    }

    void approve(String job, int perSecond) {
        jobs.approve(job, shown(job).digest(), perSecond, "alice");
    }

    Jobs.Shown shown(String job) {
        return jobs.find(job).orElseThrow();
    }

    Job.Progress progress(String job) {
        return shown(job).job().progress();
    }

    /** Waits until nothing is done for it any more. */
    Status settled(String job) {
        var end = Instant.now().plusSeconds(30);
        while (!runner.idle(job)) {
            assertTrue(Instant.now().isBefore(end), "still at it");
            Thread.onSpinWait();
        }
        return shown(job).job().status();
    }

    Status done(String job) {
        approve(job, 1_000);
        return settled(job);
    }

    List<String> actions() {
        return audit.events().stream().map(Event::action).toList();
    }
}
