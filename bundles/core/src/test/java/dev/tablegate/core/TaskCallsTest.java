// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.call.Calls;
import dev.tablegate.core.fake.Echo;
import dev.tablegate.core.fake.FakeGrants;
import dev.tablegate.core.fake.FakeTrail;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.catalog.BegunTask;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Invoker.NoSuchEntry;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.tck.MemoryAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

@Timeout(60)
class TaskCallsTest {

    private static final String ID = "echo:one";
    private static final Channel WAITING = new Waiting();

    private final FakeGrants grants = new FakeGrants();
    private final MemoryAudit audit = new MemoryAudit();
    private final Contributions contributions = new Contributions(
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20)), new HandTimer());
    private final LiveInvoker invoker =
            new LiveInvoker(contributions, FakeTrail.over(audit), new Calls(grants, new CallDesk(), 2));
    private final Brewing brewing = new Brewing();
    private final Request request = FakeGrants.request(Scope.STAGE, WAITING, new Cancellation());

    /** A tool whose one task belongs to whoever called it. */
    static final class Brewing implements Tool<Echo.Input, Echo.Output>, Ongoing<Echo.Input, Echo.Output> {

        private String owner = "";
        private Task.State<Echo.Output> state = new Task.Working<>();
        private Task.State<Echo.Output> endsWhenRefusing = new Task.Cancelled<>();
        private boolean refusing;
        private int cancelled;

        @Override
        public Echo.Output call(Echo.Input input, Call call) {
            owner = call.connection();
            return new Echo.Output("begun");
        }

        @Override
        public Optional<String> task(Echo.Input input, Echo.Output output) {
            return Optional.of(input.text()).filter(text -> !text.isEmpty());
        }

        @Override
        public Optional<Task<Echo.Output>> find(Call call, String id) {
            return Optional.of(id)
                    .filter(known -> known.equals("one") && owner.equals(call.connection()))
                    .map(known -> new Task<>(
                            state,
                            "It brews.",
                            Instant.EPOCH,
                            Instant.EPOCH,
                            Duration.ofDays(1),
                            Duration.ofSeconds(1)));
        }

        @Override
        public void cancel(Call call, String id) {
            cancelled++;
            if (refusing) {
                state = endsWhenRefusing;
                throw new ToolException(ToolException.Standard.INVALID_INPUT, "It has ended.");
            }
        }
    }

    private record Waiting() implements Channel {

        @Override
        public void progress(double done, double total, String message) {}

        @Override
        public void log(LogLevel level, String logger, String message) {}

        @Override
        public Map<String, Answer> ask(Map<String, Question> questions) {
            throw new IllegalStateException("nothing is asked here");
        }

        @Override
        public boolean waits() {
            return true;
        }
    }

    @BeforeEach
    void offer() {
        contributions
                .tools()
                .offer(Offers.<Tool<?, ?>>tool(brewing, 1)
                        .with("tool.scope", "STAGE")
                        .offer());
    }

    @AfterEach
    void close() {
        invoker.close();
        contributions.close();
    }

    @Test
    void whoWaitsIsGivenTheTaskWithTheAnswer() {
        var task = begin(request, "one").task().orElseThrow();
        assertEquals(ID, task.id());
        assertEquals(new BegunTask.Working(), task.state());
        assertEquals(task, invoker.task(request, ID));
        assertEquals(Optional.empty(), begin(request, "").task());
    }

    @Test
    void whoDoesNotWaitIsGivenTheAnswerOnly() {
        assertEquals(
                new Outcome.Success(
                        "{\"text\":\"begun\"}", begin(request, "one").content()),
                begin(FakeGrants.request(Scope.STAGE), "one"));
    }

    @Test
    void theEndIsWrittenLikeAnAnswerOfTheTool() {
        var before = begin(request, "one");
        brewing.state = new Task.Done<>(new Echo.Output("begun"));
        assertEquals(
                new BegunTask.Ended(new Outcome.Success(before.structured(), before.content())),
                invoker.task(request, ID).state());
        brewing.state = new Task.Failed<>(new ToolException(ToolException.Standard.TIMED_OUT, "Too late."));
        assertEquals(
                new BegunTask.Ended(new Outcome.Failure(ToolException.Standard.TIMED_OUT, "Too late.")),
                invoker.task(request, ID).state());
        brewing.state = new Task.Cancelled<>();
        assertEquals(new BegunTask.Cancelled(), invoker.task(request, ID).state());
    }

    /** I1 for tasks: of another connection, beyond the scope and never there are all the same. */
    @Test
    void whatIsNotTheConnectionsIsNotThere() {
        begin(request, "one");
        contributions
                .tools()
                .offer(Offers.<Tool<?, ?>>tool(new Echo("x"), 2)
                        .with("tool.name", "plain")
                        .offer());
        Grant mine = request.grant();
        var foreign = new Grant(
                "connection-2",
                mine.client(),
                mine.label(),
                mine.profile(),
                mine.target(),
                mine.scope(),
                mine.approver(),
                mine.created(),
                mine.expires());
        String never = refused(request, "echo:two");
        assertEquals(never, refused(new Request(foreign, WAITING, new Cancellation()), ID));
        assertEquals(never, refused(FakeGrants.request(Scope.READ), ID));
        for (String id : List.of("", "one", ":one", "plain:one", "gone:one")) {
            assertEquals(never, refused(request, id));
        }
        assertEquals(0, brewing.cancelled);
    }

    @Test
    void cancelsWhatHasNotEnded() {
        begin(request, "one");
        invoker.cancelTask(request, ID);
        assertEquals(1, brewing.cancelled);
        brewing.state = new Task.Cancelled<>();
        invoker.cancelTask(request, ID);
        assertEquals(1, brewing.cancelled);
    }

    @Test
    void whatEndsInTheMomentOfTheCancelIsLeftAtThat() {
        begin(request, "one");
        brewing.refusing = true;
        invoker.cancelTask(request, ID);
        brewing.state = new Task.Working<>();
        brewing.endsWhenRefusing = new Task.Working<>();
        assertThrows(ToolException.class, () -> invoker.cancelTask(request, ID));
    }

    @Test
    void anEndedGrantSeesNothing() {
        begin(request, "one");
        grants.revoke(request.grant().connection(), "tester");
        var refusal = assertThrows(ToolException.class, () -> invoker.task(request, ID));
        assertEquals(ToolException.Standard.DENIED, refusal.code());
        assertThrows(ToolException.class, () -> invoker.cancelTask(request, ID));
        assertEquals(0, brewing.cancelled);
    }

    @Test
    void recordsWhatIsGivenOutRefusedAndCancelled() {
        begin(request, "one");
        int before = audit.events().size();
        invoker.task(request, ID);
        assertEquals(before, audit.events().size());
        brewing.state = new Task.Done<>(new Echo.Output("done"));
        invoker.task(request, ID);
        invoker.cancelTask(request, ID);
        refused(request, "echo:two");
        var recorded = audit.events().subList(before, audit.events().size());
        assertEquals(
                List.of("task ALLOWED", "task-cancel ALLOWED", "task DENIED", "task-cancel DENIED"),
                recorded.stream()
                        .map(event -> event.action() + " " + event.decision())
                        .toList());
        assertEquals(ID, recorded.getFirst().details().get("task"));
        assertEquals(Event.Kind.CALL, recorded.getFirst().kind());
    }

    private Outcome.Success begin(Request by, String text) {
        return assertInstanceOf(
                Outcome.Success.class,
                invoker.call(by, "echo", JsonNodeFactory.instance.objectNode().put("text", text)));
    }

    private String refused(Request by, String id) {
        String asked =
                assertThrows(NoSuchEntry.class, () -> invoker.task(by, id)).getMessage();
        assertEquals(
                asked,
                assertThrows(NoSuchEntry.class, () -> invoker.cancelTask(by, id))
                        .getMessage());
        return asked;
    }
}
