// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.tck.FakeCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Codes that are wrong, late or declined, and an AWS that refuses for other reasons. */
class RefusedCodesTest extends CodesAtSts {

    @Test
    void nobodyEntersTheCodeInTime() {
        var call = new FakeCall()
                .withDeadline(Instant.now().plusMillis(2_400))
                .answering("one-time-code", accepted(Map.of()));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, profile("mfa")));
        assertEquals(Standard.UNAVAILABLE, refused.code());
        assertTrue(refused.getMessage().contains("repeat the call"), refused.getMessage());
    }

    @Test
    void whoDeclinesIsNotAskedTwiceInOneCall() {
        var call = new FakeCall().answering("one-time-code", new Answer(Answer.Action.DECLINE, Map.of()));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, inForm("mfa")));
        assertEquals(Standard.DENIED, refused.code());
        assertEquals(0, sts.requests().size());
    }

    @Test
    void threeWrongCodesPauseFiveMinutes() {
        for (int i = 0; i < 3; i++) {
            var refused = assertThrows(ToolException.class, () -> codes.keys(wrong(), inForm("mfa")));
            assertEquals(Standard.DENIED, refused.code());
            assertFalse(refused.getMessage().contains("654321"), refused.getMessage());
        }
        var paused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
        assertTrue(paused.getMessage().contains("300 seconds"), paused.getMessage());
        assertEquals(3, sts.requests().size());
        clock.advance(Duration.ofMinutes(5));
        assertTrue(codes.keys(right(), inForm("mfa")).isPresent());
        assertFalse(audit.events().toString().contains("654321"));
    }

    @Test
    void wrongCodesInTheConsoleCountTheSame() {
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "654321", "ann"));
        }
        var paused = assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "123456", "ann"));
        assertTrue(String.valueOf(paused.getMessage()).contains("seconds"), paused.getMessage());
        assertEquals(3, sts.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６"})
    void whatIsNoCodeIsNotTried(String typed) {
        var call = new FakeCall().answering("one-time-code", accepted(Map.of("code", typed)));
        var refused = assertThrows(ToolException.class, () -> codes.keys(call, inForm("mfa")));
        assertEquals(Standard.INVALID_INPUT, refused.code());
        assertEquals(0, sts.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidClientTokenId", "SignatureDoesNotMatch", "ExpiredToken", "InternalFailure"})
    void whatIsNotAboutTheCodeIsNotCounted(String error) {
        sts.fail(error);
        for (int i = 0; i < 4; i++) {
            var refused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
            assertEquals(Standard.UNAVAILABLE, refused.code());
            assertFalse(refused.getMessage().contains("arn:"), refused.getMessage());
            assertFalse(refused.getMessage().contains("seconds"), refused.getMessage());
        }
    }

    @Test
    void saysThatAwsDoesNotAnswer() {
        sts.close();
        var refused = assertThrows(ToolException.class, () -> codes.keys(right(), inForm("mfa")));
        assertTrue(refused.getMessage().contains("does not answer"), refused.getMessage());
    }

    @Test
    void aCodeThatNobodyWaitsForIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> codes.enter("nothing", "123456", "ann"));
        assertThrows(ToolException.class, () -> codes.keys(new FakeCall(), profile("mfa")));
        String id = codes.waiting().getFirst().id();
        clock.advance(Duration.ofMinutes(11));
        assertThrows(IllegalArgumentException.class, () -> codes.enter(id, "123456", "ann"));
    }
}
