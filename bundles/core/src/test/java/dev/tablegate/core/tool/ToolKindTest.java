// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tablegate.api.data.Tables;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Power;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.fake.Echo;
import dev.tablegate.core.fake.Offers;
import dev.tablegate.core.registry.Refused;
import dev.tablegate.core.registry.RequiredService;
import dev.tablegate.host.access.Grants;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToolKindTest {

    private static final Offers<Tool<?, ?>> GOOD = Offers.tool(new Echo("hello"), 1);

    record Out(String text) {}

    record Silent(@Doc("Outer") List<Inner> inner, String outer) {
        record Inner(String deep) {}
    }

    record Dated(@Doc("Day") Optional<LocalDate> day) {}

    record Keyed(@Doc("Counts") Map<Integer, String> counts) {}

    abstract static class Base implements Tool<Echo.Input, Out> {
        @Override
        public Out call(Echo.Input input, Call call) {
            return new Out("");
        }
    }

    static final class Indirect extends Base {}

    static final class SilentTool implements Tool<Silent, Out> {
        @Override
        public Out call(Silent input, Call call) {
            return new Out("");
        }
    }

    static final class DatedTool implements Tool<Dated, Out> {
        @Override
        public Out call(Dated input, Call call) {
            return new Out("");
        }
    }

    static final class KeyedTool implements Tool<Keyed, Out> {
        @Override
        public Out call(Keyed input, Call call) {
            return new Out("");
        }
    }

    @Power(Scope.STAGE)
    interface Staging {}

    @Test
    void listsWhatIsDeclared() throws Refused {
        var listed = new ToolKind().compile(GOOD.with("tool.timeoutSeconds", 5).offer());
        assertEquals("echo", listed.listed().name());
        assertEquals("Echo", listed.listed().title());
        assertEquals(Scope.READ, listed.listed().scope());
        assertEquals(Effect.NONE, listed.listed().effect());
        assertEquals(false, listed.listed().openWorld());
        assertEquals("bundle1 1.0.0", listed.listed().bundle());
        assertEquals(Duration.ofSeconds(5), listed.timeout());
        assertTrue(listed.listed().inputSchema().path("properties").has("text"));
        assertTrue(listed.listed().outputSchema().path("properties").has("text"));
    }

    @Test
    void whatIsNotDeclaredIsTheMostDangerous() throws Refused {
        var listed = new ToolKind()
                .compile(GOOD.without("tool.effect").without("tool.openWorld").offer())
                .listed();
        assertEquals(Effect.DESTRUCTIVE, listed.effect());
        assertTrue(listed.openWorld());
    }

    @Test
    void refusesNamesThatClientsDoNotAccept() {
        for (String name : List.of("", "two words", "ä", "x".repeat(65))) {
            refused(GOOD.with("tool.name", name), "1 to 64 characters");
        }
    }

    @Test
    void refusesToolsWithoutTitleOrDescription() {
        refused(GOOD.without("tool.title"), "no title");
        refused(GOOD.with("tool.description", " "), "no description");
    }

    @Test
    void refusesToolsWithoutAValidScope() {
        refused(GOOD.without("tool.scope"), "READ, STAGE or FULL");
        refused(GOOD.with("tool.scope", "ROOT"), "READ, STAGE or FULL");
    }

    @Test
    void refusesClassesThatDoNotNameTheirRecords() {
        refused(Offers.tool(new Indirect(), 1), "implements Tool<Input, Output>");
        Tool<Echo.Input, Out> lambda = (input, call) -> new Out("");
        refused(Offers.tool(lambda, 1), "implements Tool<Input, Output>");
    }

    @Test
    void refusesArgumentsThatAreNotDescribed() {
        refused(Offers.tool(new SilentTool(), 1), "inner.deep, outer");
    }

    @Test
    void refusesTypesWithoutASchema() {
        refused(Offers.tool(new DatedTool(), 1), "'day' has the type java.time.LocalDate");
        refused(Offers.tool(new KeyedTool(), 1), "'counts' is a map whose keys are no strings");
    }

    @Test
    void refusesPowersAboveTheScope() throws Refused {
        refused(GOOD.taking(Staging.class), "which needs STAGE");
        refused(GOOD.taking(Grants.class), "which needs FULL");
        refused(GOOD.taking(new RequiredService("dev.tablegate.api.gone.Gone", Optional.empty())), "which needs FULL");
        new ToolKind().compile(GOOD.taking(Tables.class).offer());
        new ToolKind()
                .compile(GOOD.taking(Staging.class).with("tool.scope", "STAGE").offer());
        new ToolKind()
                .compile(GOOD.taking(Grants.class).with("tool.scope", "FULL").offer());
        new ToolKind().compile(GOOD.taking(Runnable.class).offer());
    }

    @Test
    void refusesSchemasThatNobodyCanRead() {
        var node = JsonNodeFactory.instance.objectNode();
        var deep = node;
        for (int i = 0; i < 40; i++) {
            deep = deep.putObject("properties");
        }
        assertTrue(BoundedSchema.problem("arguments", node).orElseThrow().contains("nested deeper"));
        var wide = node.objectNode().put("description", "x".repeat(20_000));
        assertTrue(BoundedSchema.problem("arguments", wide).orElseThrow().contains("characters"));
    }

    private static void refused(Offers<? extends Tool<?, ?>> offer, String sentence) {
        @SuppressWarnings("unchecked")
        var any = (Offers<Tool<?, ?>>) offer;
        var refusal = assertThrows(Refused.class, () -> new ToolKind().compile(any.offer()));
        assertTrue(refusal.sentence().contains(sentence), refusal.sentence());
    }
}
