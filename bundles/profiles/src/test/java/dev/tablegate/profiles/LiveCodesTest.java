// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.host.profile.SessionKeys;
import dev.tablegate.tck.FakeCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Who is asked for a one-time code, where it is entered, and what it opens. */
class LiveCodesTest extends CodesAtSts {

    @Test
    void aProfileWithoutCodesAsksNothing() {
        var call = new FakeCall();
        assertEquals(Optional.empty(), codes.keys(call, profile("open")));
        assertEquals(Map.of(), call.asked());
    }

    @Test
    void aCodeInTheFormTakesTheRole() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        SessionKeys keys = codes.keys(call, inForm("mfa")).orElseThrow();
        assertEquals("ASIASESSION1", keys.accessKeyId());
        Map<String, String> asked = sts.requests().getFirst();
        assertEquals("AssumeRole", asked.get("Action"));
        assertEquals("arn:aws:iam::111122223333:role/reader", asked.get("RoleArn"));
        assertEquals("arn:aws:iam::111122223333:mfa/me", asked.get("SerialNumber"));
        assertEquals("x1", asked.get("ExternalId"));
        assertEquals("AKIABASE", asked.get("key"));
        assertTrue(call.asked().get("one-time-code") instanceof Question.Form, "" + call.asked());
        Event event = audit.events().getLast();
        assertEquals("enter-code", event.action());
        assertEquals(Event.Decision.ALLOWED, event.decision());
        assertFalse(event.toString().contains("123456"), event.toString());
    }

    @Test
    void aCodeForKeysWithoutARoleBeginsASession() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        assertTrue(codes.keys(call, inForm("plain")).isPresent());
        assertEquals("GetSessionToken", sts.requests().getFirst().get("Action"));
        assertEquals("AKIAPLAIN", sts.requests().getFirst().get("key"));
    }

    @Test
    void inAChainOnlyTheRoleThatWantsTheCodeGetsIt() {
        var call = new FakeCall().answering("one-time-code", accepted(RIGHT));
        SessionKeys keys = codes.keys(call, inForm("chained")).orElseThrow();
        assertEquals("ASIASESSION2", keys.accessKeyId());
        assertTrue(sts.requests().get(0).containsKey("TokenCode"));
        assertFalse(sts.requests().get(1).containsKey("TokenCode"));
        assertEquals("arn:aws:iam::222233334444:role/far", sts.requests().get(1).get("RoleArn"));
        assertEquals("ASIASESSION1", sts.requests().get(1).get("key"));
    }

    @Test
    void theSessionIsTheConnectionsAlone() {
        var first = new FakeCall().answering("one-time-code", accepted(RIGHT));
        codes.keys(first, inForm("mfa"));
        codes.keys(new FakeCall(), inForm("mfa"));
        assertEquals(1, sts.requests().size());
        var other = new FakeCall().withConnection("connection-2");
        assertThrows(ToolException.class, () -> codes.keys(other, inForm("mfa")));
    }

    @Test
    void manyCallsAtOnceAskOnce() throws Exception {
        var calls = IntStream.range(0, 20)
                .mapToObj(i -> new FakeCall().answering("one-time-code", accepted(RIGHT)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = calls.stream()
                    .<Callable<Boolean>>map(
                            call -> () -> codes.keys(call, inForm("mfa")).isPresent())
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                assertTrue(done.get());
            }
        }
        assertEquals(1, sts.requests().size());
        assertEquals(1, calls.stream().filter(call -> !call.asked().isEmpty()).count());
    }

    @Test
    void theCodeIsEnteredInTheConsoleUnlessTheProfileSaysOtherwise() throws Exception {
        var call = new FakeCall().answering("one-time-code", accepted(Map.of()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> codes.keys(call, profile("mfa")));
            Wanted wanted = waiting();
            assertEquals("An agent", wanted.label());
            assertEquals("ann", wanted.approver());
            assertEquals("mfa", wanted.profile().slug());
            codes.enter(wanted.id(), "123456", "ann");
            assertTrue(running.get().isPresent());
            var page = (Question.Page) call.asked().get("one-time-code");
            assertEquals(
                    URI.create("http://127.0.0.1:7420/system/console/tablegate-codes?id=" + wanted.id()), page.url());
        }
        assertEquals(List.of(), codes.waiting());
        assertEquals(Optional.of("ann"), audit.events().getLast().who().person());
    }

    @Test
    void aClientThatCannotAskGetsTheLinkAndGoesOnAfterwards() {
        var call = new FakeCall();
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, profile("mfa")));
        assertEquals(Standard.UNAVAILABLE, refused.code());
        String id = codes.waiting().getFirst().id();
        assertTrue(refused.getMessage().contains("tablegate-codes?id=" + id), refused.getMessage());
        codes.enter(id, "123456", "ann");
        assertTrue(codes.keys(call, profile("mfa")).isPresent());
    }

    @Test
    void aClientWithoutFormsGetsTheLink() {
        var refused = assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), inForm("mfa")));
        assertTrue(refused.getMessage().contains("tablegate-codes?id="), refused.getMessage());
        assertEquals(1, codes.waiting().size());
    }

    @Test
    void theLinkStaysTheSameWhileItWaits() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        assertEquals(List.of(id), codes.waiting().stream().map(Wanted::id).toList());
    }

    @Test
    void theKeysReachNoLog() {
        SessionKeys keys = codes.keys(right(), inForm("mfa")).orElseThrow();
        assertFalse(keys.toString().contains("secret"), keys.toString());
        assertFalse(keys.toString().contains("ASIA"), keys.toString());
    }
}
