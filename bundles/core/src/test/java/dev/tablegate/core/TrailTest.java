// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.call.Trail;
import dev.tablegate.core.fake.FakeGrants;
import dev.tablegate.core.fake.FakeTrail;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.catalog.Invoker;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.tck.MemoryAudit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TrailTest {

    private static final Request STAGE = FakeGrants.request(Scope.STAGE);
    private static final JsonNode SECRET = JsonNodeFactory.instance.objectNode().put("name", "Alice");

    private final MemoryAudit audit = new MemoryAudit();
    private final FakeTrail.Wishes wishes = new FakeTrail.Wishes();
    private final Trail trail = FakeTrail.over(audit, wishes);

    @Test
    void aReadLeavesOneEventWithoutItsArguments() {
        trail.tool(STAGE, "get_item", Scope.READ, SECRET, () -> new Outcome.Success("{}", List.of()));
        Event event = audit.events().get(0);
        assertEquals(1, audit.events().size());
        assertEquals("get_item", event.action());
        assertEquals(Event.Decision.ALLOWED, event.decision());
        assertEquals("connection-1", event.who().connection().orElseThrow());
        assertFalse(event.toString().contains("Alice"));
    }

    @Test
    void whatACallConsumedStandsInItsEvent() {
        Request request = FakeGrants.request(Scope.READ);
        trail.tool(request, "scan", Scope.READ, SECRET, () -> {
            request.bill().add(1.5);
            request.bill().add(0.5);
            return new Outcome.Success("{}", List.of());
        });
        assertEquals(2.0, audit.events().get(0).details().get("readUnits"));
    }

    @Test
    void equalArgumentsHaveEqualDigestsInAnyOrder() {
        var one = JsonNodeFactory.instance.objectNode().put("a", 1).put("b", "1");
        var other = JsonNodeFactory.instance.objectNode().put("b", "1").put("a", 1);
        var different = JsonNodeFactory.instance.objectNode().put("b", 1).put("a", "1");
        for (JsonNode arguments : List.of(one, other, different)) {
            trail.tool(STAGE, "t", Scope.READ, arguments, () -> new Outcome.Success("{}", List.of()));
        }
        var digests = audit.events().stream()
                .map(event -> event.details().get("argumentsDigest"))
                .toList();
        assertEquals(digests.get(0), digests.get(1));
        assertFalse(digests.get(0).equals(digests.get(2)));
    }

    @Test
    void whatMayChangeSomethingIsRecordedBeforeItBegins() {
        var began = new AtomicBoolean();
        audit.fail();
        Outcome outcome = trail.tool(STAGE, "stage_put", Scope.STAGE, SECRET, () -> {
            began.set(true);
            return new Outcome.Success("{}", List.of());
        });
        assertFalse(began.get());
        assertEquals(
                ToolException.Standard.UNAVAILABLE,
                assertInstanceOf(Outcome.Failure.class, outcome).code());
    }

    @Test
    void aReadThatCannotBeRecordedIsNotAnswered() {
        audit.fail();
        Outcome outcome =
                trail.tool(STAGE, "get_item", Scope.READ, SECRET, () -> new Outcome.Success("secret", List.of()));
        assertInstanceOf(Outcome.Failure.class, outcome);
        assertThrows(ToolException.class, () -> trail.other(STAGE, "resource", Map.of(), () -> "secret"));
    }

    @Test
    void aScopeThatIsTooLowLeavesAWish() {
        assertThrows(
                Invoker.ScopeTooLow.class,
                () -> trail.tool(STAGE, "export_table", Scope.FULL, SECRET, () -> {
                    throw new Invoker.ScopeTooLow("export_table", Scope.FULL);
                }));
        assertEquals(List.of("FULL export_table"), wishes.left());
        assertEquals("scope", audit.events().get(0).rule());
        assertEquals(Event.Decision.DENIED, audit.events().get(0).decision());
    }

    @Test
    void aFailureIsRecordedWithItsCode() {
        trail.tool(
                STAGE,
                "get_item",
                Scope.READ,
                SECRET,
                () -> new Outcome.Failure(ToolException.Standard.NOT_FOUND, "There is no table 'x'."));
        assertEquals("not_found", audit.events().get(0).details().get("error"));
        assertEquals(Event.Decision.FAILED, audit.events().get(0).decision());
    }
}
