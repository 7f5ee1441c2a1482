// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grants;
import dev.tablegate.tck.FakeCall;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** How long a session that was begun with a one-time code lasts, and what follows it. */
class CodeSessionAgeTest extends CodesAtSts {

    @Test
    void anOldSessionIsFollowedByAnotherWhileItStillWorks() {
        codes.keys(right(), inForm("mfa"));
        clock.advance(Duration.ofMinutes(47));
        assertEquals(Map.of(), asked(right()));
        clock.advance(Duration.ofMinutes(2));
        sts.expires(clock.instant().plus(Duration.ofHours(1)));
        var call = right();
        assertEquals(
                "ASIASESSION2", codes.keys(call, inForm("mfa")).orElseThrow().accessKeyId());
        assertEquals(1, call.asked().size());
    }

    @Test
    void anOldSessionIsUsedToItsEndIfNobodyRenewsIt() {
        codes.keys(right(), inForm("mfa"));
        clock.advance(Duration.ofMinutes(50));
        assertEquals(
                "ASIASESSION1", codes.keys(wrong(), inForm("mfa")).orElseThrow().accessKeyId());
        assertEquals(Map.of(), asked(wrong()));
        clock.advance(Duration.ofMinutes(11));
        assertThrows(ToolException.class, () -> codes.keys(wrong(), inForm("mfa")));
    }

    @Test
    void anOldSessionCanBeRenewedInTheConsole() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        codes.enter(codes.waiting().getFirst().id(), "123456", "ann");
        clock.advance(Duration.ofMinutes(50));
        sts.expires(clock.instant().plus(Duration.ofHours(1)));
        assertEquals(
                "ASIASESSION1",
                codes.keys(new FakeCall(), profile("mfa")).orElseThrow().accessKeyId());
        codes.enter(codes.waiting().getFirst().id(), "123456", "ann");
        assertEquals(
                "ASIASESSION2",
                codes.keys(new FakeCall(), profile("mfa")).orElseThrow().accessKeyId());
    }

    @Test
    void theSessionEndsWithItsConnection() {
        codes.keys(right(), inForm("mfa"));
        grants.revoke("connection-1", "ann");
        codes.handleEvent(new org.osgi.service.event.Event(Grants.CHANGED, Map.of()));
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), inForm("mfa")));
    }
}
