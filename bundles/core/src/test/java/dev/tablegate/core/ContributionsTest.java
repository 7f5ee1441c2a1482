// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.fake.Echo;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.registry.Departure;
import dev.tablegate.core.registry.Origin;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.host.catalog.Catalog.Change;
import dev.tablegate.host.catalog.ListedTool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(30)
class ContributionsTest {

    private final HandTimer timer = new HandTimer();
    private final Contributions contributions =
            new Contributions(new Patience(Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO), timer);
    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() {
        contributions.onChange(change -> {
            throw new IllegalStateException("a listener that fails harms nobody else");
        });
        contributions.onChange(changes::add);
    }

    @AfterEach
    void close() {
        contributions.close();
    }

    @Test
    void listsStayTheSameObjectUntilTheyChange() {
        offer(1, "beta", "READ");
        offer(2, "alpha", "STAGE");
        var read = contributions.views().tools(Scope.READ);
        var stage = contributions.views().tools(Scope.STAGE);
        assertEquals(List.of("beta"), names(read.entries()));
        assertEquals(List.of("alpha", "beta"), names(stage.entries()));
        assertSame(read, contributions.views().tools(Scope.READ));
        offer(3, "gamma", "STAGE");
        assertSame(read, contributions.views().tools(Scope.READ));
        assertNotSame(stage, contributions.views().tools(Scope.STAGE));
        assertTrue(contributions.views().tools(Scope.STAGE).version() > stage.version());
    }

    @Test
    void listenersHearOnceOfWhatComesTogether() throws InterruptedException {
        var busy = new CountDownLatch(1);
        contributions.onChange(change -> await(busy));
        offer(3, "gamma", "READ");
        assertEquals(new Change.Tools(Scope.READ), changes.take());
        offer(1, "beta", "FULL");
        offer(2, "alpha", "STAGE");
        busy.countDown();
        assertEquals(new Change.Tools(Scope.STAGE), changes.take());
        contributions.tools().withdraw(1, Departure.BUNDLE);
        assertEquals(new Change.Tools(Scope.FULL), changes.take());
        assertTrue(changes.isEmpty());
    }

    @Test
    void anUpdateThatShowsTheSameIsNoNews() throws InterruptedException {
        offer(1, "beta", "READ");
        assertEquals(new Change.Tools(Scope.READ), changes.take());
        var before = contributions.views().tools(Scope.READ);
        contributions.tools().withdraw(1, Departure.SERVICE);
        assertSame(before, contributions.views().tools(Scope.READ));
        contributions.tools().offer(tool(2, "beta", "READ").from(1).offer());
        timer.elapse();
        assertSame(before, contributions.views().tools(Scope.READ));
        assertEquals(null, changes.poll(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void anUpdateThatShowsSomethingElseIsNews() throws InterruptedException {
        offer(1, "beta", "READ");
        assertEquals(new Change.Tools(Scope.READ), changes.take());
        contributions.tools().withdraw(1, Departure.SERVICE);
        contributions.tools().offer(tool(2, "beta", "FULL").from(1).offer());
        assertEquals(new Change.Tools(Scope.READ), changes.take());
        assertEquals(List.of(), contributions.views().tools(Scope.READ).entries());
    }

    @Test
    void problemsStayInTheOrderTheyWereFound() {
        contributions.tools().offer(tool(5, "bad name", "READ").offer());
        offer(6, "beta", "READ");
        offer(7, "beta", "READ");
        contributions.prompts().refuse(3, new Origin(3, "b 1"), "p", "It is broken.");
        assertEquals(
                List.of("p", "bad name", "beta"),
                contributions.problems().stream().map(problem -> problem.name()).toList());
        contributions.tools().withdraw(6, Departure.BUNDLE);
        contributions.tools().withdraw(5, Departure.BUNDLE);
        assertEquals(1, contributions.problems().size());
    }

    private void offer(long id, String name, String scope) {
        contributions.tools().offer(tool(id, name, scope).offer());
    }

    private static Offers<Tool<?, ?>> tool(long id, String name, String scope) {
        return Offers.<Tool<?, ?>>tool(new Echo(""), id).with("tool.name", name).with("tool.scope", scope);
    }

    private static List<String> names(List<ListedTool> tools) {
        return tools.stream().map(ListedTool::name).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
