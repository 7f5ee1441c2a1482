// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.core.call.Calls;
import dev.tablegate.core.fake.Echo;
import dev.tablegate.core.fake.FakeGrants;
import dev.tablegate.core.fake.FakeTrail;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.core.registry.Departure;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.host.catalog.Cancellation;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.tck.MemoryAudit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class LiveInvokerTest {

    private static final Request READ = FakeGrants.request(Scope.READ);

    private final FakeGrants grants = new FakeGrants();
    private final MemoryAudit audit = new MemoryAudit();
    private final Contributions contributions = new Contributions(
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20)), new HandTimer());
    private final LiveInvoker invoker =
            new LiveInvoker(contributions, FakeTrail.over(audit), new Calls(grants, new CallDesk(), 2));

    static final class Drawing implements Tool<Echo.Input, Echo.Output>, Rendering<Echo.Output> {
        @Override
        public Echo.Output call(Echo.Input input, Call call) {
            return new Echo.Output(input.text());
        }

        @Override
        public List<Content> render(Echo.Output output) {
            return List.of(new Content.Text("~" + output.text() + "~"));
        }
    }

    @AfterEach
    void close() {
        invoker.close();
        contributions.close();
    }

    @Test
    void answersInJsonAndInText() {
        deploy((input, call) -> input.text() + input.times().orElse(0));
        var success = assertInstanceOf(Outcome.Success.class, invoker.call(READ, "echo", arguments("hi")));
        assertEquals("{\"text\":\"hi0\"}", success.structured());
        assertEquals(List.of(new Content.Text("text: hi0")), success.content());
    }

    @Test
    void aToolMayRenderItsAnswer() {
        contributions.tools().offer(Offers.<Tool<?, ?>>tool(new Drawing(), 1).offer());
        var success = assertInstanceOf(Outcome.Success.class, invoker.call(READ, "echo", arguments("hi")));
        assertEquals(List.of(new Content.Text("~hi~")), success.content());
    }

    @Test
    void unknownToolsAreRefusedWithWhatWasMeant() {
        deploy((input, call) -> "");
        offer(new Echo("secret"), 2, "echo_all", "FULL");
        var refusal = assertThrows(Invoker.NoSuchEntry.class, () -> invoker.call(READ, "ecko", arguments("")));
        assertEquals(
                "There is no tool 'ecko'. Did you mean 'echo'? Call tools/list to see the tools there are.",
                refusal.getMessage());
    }

    @Test
    void aScopeThatIsTooLowIsRefused() {
        offer(new Echo("secret"), 1, "dump", "FULL");
        var refusal = assertThrows(Invoker.ScopeTooLow.class, () -> invoker.call(READ, "dump", arguments("")));
        assertEquals(Scope.FULL, refusal.needed());
        assertInstanceOf(Outcome.Success.class, invoker.call(FakeGrants.request(Scope.FULL), "dump", arguments("")));
    }

    @Test
    void aGrantThatEndedIsRefused() {
        deploy((input, call) -> "");
        grants.revoke("connection-1", "tester");
        assertFailure(
                Standard.DENIED, "approval of this connection has ended", invoker.call(READ, "echo", arguments("")));
    }

    @Test
    void aGrantThatEndsStopsTheCall() {
        deploy((input, call) -> {
            grants.revoke("connection-1", "tester");
            while (true) {
                call.checkCancelled();
                Thread.onSpinWait();
            }
        });
        assertFailure(Standard.DENIED, "approval", invoker.call(READ, "echo", arguments("")));
    }

    @Test
    void oneConnectionRunsOnlySoManyCallsAtOnce() throws Exception {
        var inside = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        deploy((input, call) -> {
            if (input.text().equals("wait")) {
                inside.countDown();
                await(end);
            }
            return "";
        });
        var one = CompletableFuture.supplyAsync(
                () -> invoker.call(READ, "echo", arguments("wait")), LiveInvokerTest::run);
        var two = CompletableFuture.supplyAsync(
                () -> invoker.call(READ, "echo", arguments("wait")), LiveInvokerTest::run);
        inside.await();
        assertFailure(Standard.THROTTLED, "2 calls of this connection", invoker.call(READ, "echo", arguments("")));
        end.countDown();
        assertInstanceOf(Outcome.Success.class, one.get());
        assertInstanceOf(Outcome.Success.class, two.get());
        assertInstanceOf(Outcome.Success.class, invoker.call(READ, "echo", arguments("")));
    }

    @Test
    void wrongArgumentsNeverReachTheTool() {
        deploy((input, call) -> Echo.sneak(new AssertionError("reached")));
        var arguments = JsonNodeFactory.instance.objectNode().put("txt", "hi").put("times", 4);
        assertFailure(
                Standard.INVALID_INPUT,
                "'text' is missing. There is no argument 'txt'. Did you mean 'text'?",
                invoker.call(READ, "echo", arguments));
        assertFailure(Standard.INVALID_INPUT, "'text' is missing.", invoker.call(READ, "echo", NullNode.instance));
    }

    @Test
    void whateverAToolThrowsStaysInside() {
        deploy((input, call) -> Echo.sneak(
                switch (input.text()) {
                    case "class" -> new NoClassDefFoundError("secret/Class");
                    case "stack" -> new StackOverflowError("secret");
                    case "checked" -> new IOException("secret");
                    default -> new IllegalStateException("secret");
                }));
        for (String kind : List.of("class", "stack", "checked", "state")) {
            var failure = assertFailure(
                    Standard.INTERNAL, "'echo' failed inside", invoker.call(READ, "echo", arguments(kind)));
            assertFalse(failure.message().contains("secret"), failure.message());
        }
    }

    @Test
    void bottomlessRecursionStaysInside() {
        deploy((input, call) -> forever(0));
        assertFailure(Standard.INTERNAL, "failed inside", invoker.call(READ, "echo", arguments("")));
    }

    @Test
    void whatAToolTellsIsPassedOn() {
        deploy((input, call) -> {
            throw new ToolException(Standard.NOT_FOUND, "There is no such table.", new IllegalStateException("secret"));
        });
        assertFailure(Standard.NOT_FOUND, "There is no such table.", invoker.call(READ, "echo", arguments("")));
    }

    @Test
    void theDeadlineInterruptsAndTheThreadStaysUsable() {
        contributions
                .tools()
                .offer(Offers.<Tool<?, ?>>tool(new Echo((input, call) -> sleep()), 1)
                        .with("tool.timeoutSeconds", 1)
                        .offer());
        assertFailure(Standard.TIMED_OUT, "longer than the 1 seconds", invoker.call(READ, "echo", arguments("")));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void theClientCanCancel() throws Exception {
        var inside = new CountDownLatch(1);
        deploy((input, call) -> {
            inside.countDown();
            return sleep();
        });
        var cancellation = new Cancellation();
        var request = FakeGrants.request(Scope.READ, Channel.NONE, cancellation);
        var running =
                CompletableFuture.supplyAsync(() -> invoker.call(request, "echo", arguments("")), LiveInvokerTest::run);
        inside.await();
        cancellation.cancel("not needed any more");
        assertFailure(Standard.CANCELLED, "cancelled", running.get());
        assertFailure(Standard.CANCELLED, "cancelled", invoker.call(request, "echo", arguments("")));
    }

    @Test
    void callsDrainWhenTheToolGoes() throws Exception {
        var inside = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        deploy((input, call) -> {
            inside.countDown();
            await(end);
            return "done";
        });
        var running =
                CompletableFuture.supplyAsync(() -> invoker.call(READ, "echo", arguments("")), LiveInvokerTest::run);
        inside.await();
        var going = CompletableFuture.runAsync(() -> contributions.tools().withdraw(1, Departure.BUNDLE));
        end.countDown();
        going.get();
        assertTrue(running.isDone() || running.get() instanceof Outcome.Success);
        assertInstanceOf(Outcome.Success.class, running.get());
    }

    @Test
    void callsAreToldWhenTheServerStops() throws Exception {
        var inside = new CountDownLatch(1);
        deploy((input, call) -> {
            inside.countDown();
            return sleep();
        });
        var running =
                CompletableFuture.supplyAsync(() -> invoker.call(READ, "echo", arguments("")), LiveInvokerTest::run);
        inside.await();
        contributions.tools().withdraw(1, Departure.SERVER);
        assertFailure(Standard.UNAVAILABLE, "updated or removed", running.get());
    }

    @Test
    void progressRisesAndTheLastOneArrives() {
        var channel = new Recording();
        deploy((input, call) -> {
            for (int i = 0; i <= 10_000; i++) {
                call.progress(i, 10_000, "reading");
                call.progress(i - 1, 10_000, "falling");
            }
            return "";
        });
        invoker.call(FakeGrants.request(Scope.READ, channel, new Cancellation()), "echo", arguments(""));
        assertEquals(10_000.0, channel.progress.getLast());
        assertTrue(channel.progress.size() < 1_000, "thinned out");
        assertEquals(channel.progress.stream().sorted().distinct().toList(), channel.progress);
    }

    @Test
    void waitingForAnAnswerIsNoFailureWhateverTheToolMakesOfIt() {
        var channel = new Recording();
        deploy((input, call) -> {
            try {
                call.ask("name", new Question.Form("Who?", Map.of()));
            } catch (RuntimeException swallowed) {
                if (input.text().equals("wrap")) {
                    throw new IllegalStateException(swallowed);
                }
            }
            return "";
        });
        var request = FakeGrants.request(Scope.READ, channel, new Cancellation());
        assertThrows(Channel.Suspended.class, () -> invoker.call(request, "echo", arguments("wrap")));
        assertThrows(Channel.Suspended.class, () -> invoker.call(request, "echo", arguments("swallow")));
    }

    private void deploy(BiFunction<Echo.Input, Call, String> body) {
        contributions.tools().offer(Offers.<Tool<?, ?>>tool(new Echo(body), 1).offer());
    }

    private void offer(Tool<?, ?> tool, long id, String name, String scope) {
        contributions
                .tools()
                .offer(Offers.<Tool<?, ?>>tool(tool, id)
                        .with("tool.name", name)
                        .with("tool.scope", scope)
                        .offer());
    }

    private static JsonNode arguments(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private static Outcome.Failure assertFailure(Standard code, String sentence, Outcome outcome) {
        var failure = assertInstanceOf(Outcome.Failure.class, outcome);
        assertEquals(code, failure.code());
        assertTrue(failure.message().contains(sentence), failure.message());
        return failure;
    }

    private static void run(Runnable task) {
        Thread.startVirtualThread(task);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Echo.sneak(interrupted);
        }
    }

    private static String sleep() {
        try {
            Thread.sleep(Duration.ofMinutes(5));
            return "";
        } catch (InterruptedException interrupted) {
            return Echo.sneak(interrupted);
        }
    }

    private static String forever(int depth) {
        return forever(depth + 1) + depth;
    }

    private static final class Recording implements Channel {
        private final List<Double> progress = new ArrayList<>();

        @Override
        public void progress(double done, double total, String message) {
            progress.add(done);
        }

        @Override
        public void log(LogLevel level, String logger, String message) {}

        @Override
        public Map<String, Answer> ask(Map<String, Question> questions) {
            throw new Suspended();
        }
    }
}
