// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import dev.tablegate.api.prompt.Completer;
import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.resource.Resources;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.core.call.Calls;
import dev.tablegate.core.fake.FakeGrants;
import dev.tablegate.core.fake.FakeTrail;
import dev.tablegate.core.fake.HandTimer;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.power.CallDesk;
import dev.tablegate.core.registry.Patience;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.tck.MemoryAudit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OtherCallsTest {

    private static final Request READ = FakeGrants.request(Scope.READ);

    private final FakeGrants grants = new FakeGrants();
    private final MemoryAudit audit = new MemoryAudit();
    private final Contributions contributions = new Contributions(
            new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)), new HandTimer());
    private final LiveInvoker invoker =
            new LiveInvoker(contributions, FakeTrail.over(audit), new Calls(grants, new CallDesk(), 64));

    @AfterEach
    void close() {
        invoker.close();
        contributions.close();
    }

    record Tour(
            @Doc("The table to show") String table,
            @Doc("For whom") Optional<String> audience) {}

    record Counted(@Doc("How many") int count) {}

    record Silent(String table) {}

    static final class TourPrompt implements Prompt<Tour> {
        @Override
        public List<Message> messages(Tour input, Call call) {
            if (input.table().equals("broken")) {
                throw new NoClassDefFoundError("secret");
            }
            return List.of(
                    Message.user(input.table() + " for " + input.audience().orElse("everybody")));
        }
    }

    static final class CountedPrompt implements Prompt<Counted> {
        @Override
        public List<Message> messages(Counted input, Call call) {
            return List.of();
        }
    }

    static final class SilentPrompt implements Prompt<Silent> {
        @Override
        public List<Message> messages(Silent input, Call call) {
            return List.of();
        }
    }

    record Source(String name, Optional<RuntimeException> failure) implements Resources {
        @Override
        public List<Resource> list(Call call) {
            fail();
            return List.of(new Resource("test:" + name, name, "A resource", "text/plain"));
        }

        @Override
        public List<ResourceTemplate> templates() {
            fail();
            return List.of(new ResourceTemplate("test:{" + name + "}", name, "A family", "text/plain"));
        }

        @Override
        public Optional<ResourceContent> read(String uri, Call call) {
            fail();
            return uri.equals("test:" + name)
                    ? Optional.of(new ResourceContent.Text(uri, "text/plain", name))
                    : Optional.empty();
        }

        private void fail() {
            failure.ifPresent(thrown -> {
                throw thrown;
            });
        }
    }

    @Test
    void promptsAreListedWithTheirArguments() {
        prompt(new TourPrompt());
        assertEquals(
                List.of(new ListedPrompt(
                        "tour",
                        "Tour",
                        "Shows a table.",
                        List.of(
                                new ListedPrompt.Argument("table", "The table to show", true),
                                new ListedPrompt.Argument("audience", "For whom", false)))),
                contributions.views().prompts().entries());
    }

    @Test
    void promptsTakeText() {
        prompt(new TourPrompt());
        assertEquals(
                List.of(Message.user("Users for everybody")), invoker.prompt(READ, "tour", Map.of("table", "Users")));
        assertEquals(
                List.of(Message.user("Users for me")),
                invoker.prompt(READ, "tour", Map.of("table", "Users", "audience", "me")));
    }

    @Test
    void promptsSayWhatIsWrong() {
        prompt(new TourPrompt());
        assertEquals(
                "There is no prompt 'tuor'. Did you mean 'tour'? Call prompts/list to see the prompts there are.",
                assertThrows(Invoker.NoSuchEntry.class, () -> invoker.prompt(READ, "tuor", Map.of()))
                        .getMessage());
        refused(Standard.INVALID_INPUT, "'table' is missing: The table to show.", Map.of());
        refused(Standard.INVALID_INPUT, "no argument 'tabel'. Did you mean 'table'?", Map.of("tabel", "x"));
        refused(Standard.INTERNAL, "'tour' failed inside", Map.of("table", "broken"));
    }

    @Test
    void promptsThatClientsCannotFillInAreRefused() {
        prompt(new CountedPrompt());
        assertTrue(problem().contains("neither a String nor an Optional<String>"), problem());
        prompt(new SilentPrompt());
        assertTrue(problem().contains("does not describe its argument 'table'"), problem());
    }

    @Test
    void aSourceThatFailsIsLeftOut() {
        source(new Source("one", Optional.empty()), 1);
        source(new Source("two", Optional.of(new IllegalStateException("secret"))), 2);
        source(new Source("three", Optional.empty()), 3);
        assertEquals(
                List.of("one", "three"),
                invoker.resources(READ).stream().map(Resource::name).toList());
        assertEquals(
                List.of("one", "three"),
                invoker.resourceTemplates().stream().map(ResourceTemplate::name).toList());
        assertEquals(
                Optional.of(new ResourceContent.Text("test:three", "text/plain", "three")),
                invoker.read(READ, "test:three"));
    }

    @Test
    void whatNobodyHasIsEmptyUnlessSomebodySaysWhy() {
        source(new Source("one", Optional.empty()), 1);
        assertEquals(Optional.empty(), invoker.read(READ, "test:none"));
        source(new Source("two", Optional.of(new ToolException(Standard.NOT_FOUND, "No such table."))), 2);
        var refusal = assertThrows(ToolException.class, () -> invoker.read(READ, "test:none"));
        assertEquals("No such table.", refusal.getMessage());
    }

    @Test
    void resourcesNeedAGrantInForce() {
        source(new Source("one", Optional.empty()), 1);
        grants.revoke("connection-1", "tester");
        assertEquals(
                Standard.DENIED,
                assertThrows(ToolException.class, () -> invoker.resources(READ)).code());
        assertEquals(
                Standard.DENIED,
                assertThrows(ToolException.class, () -> invoker.read(READ, "test:one"))
                        .code());
    }

    @Test
    void completionsAreAComfort() {
        assertEquals(List.of(), invoker.complete(READ, "table", "U"));
        completer((typed, call) -> List.of(typed + "sers"));
        assertEquals(List.of("Users"), invoker.complete(READ, "table", "U"));
        completer((typed, call) -> {
            throw new IllegalStateException("secret");
        });
        assertEquals(List.of(), invoker.complete(READ, "table", "U"));
    }

    private void prompt(Prompt<?> prompt) {
        contributions.prompts().offer(Offers.<Prompt<?>>prompt(prompt, 1).offer());
    }

    private void source(Resources source, long id) {
        contributions.resources().offer(Offers.plain(source, id).offer());
    }

    private void completer(Completer completer) {
        contributions
                .completers()
                .offer(Offers.plain(completer, 1)
                        .with("completes.argument", "table")
                        .offer());
    }

    private String problem() {
        return contributions.problems().getFirst().reason();
    }

    private void refused(Standard code, String sentence, Map<String, String> arguments) {
        var refusal = assertThrows(ToolException.class, () -> invoker.prompt(READ, "tour", arguments));
        assertEquals(code, refusal.code());
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    }
}
