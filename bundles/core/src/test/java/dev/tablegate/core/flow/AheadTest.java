// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.flow;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.flow.Ahead;
import dev.tablegate.tck.FakeCall;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AheadTest {

    private final FakeCall call = new FakeCall();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void theWorkIsDoneBeforeAnybodyAsks() throws Exception {
        var ahead = Ahead.of(() -> {
            running.countDown();
            return 7;
        });
        assertTrue(running.await(10, TimeUnit.SECONDS));
        assertEquals(7, ahead.get(call));
    }

    @Test
    void whatTheWorkThrowsIsThrownAsItIs() {
        var failure = new ToolException(ToolException.Standard.OVER_BUDGET, "no more today");
        var ahead = Ahead.of(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(ToolException.class, () -> ahead.get(call)));
        var broken = Ahead.of(() -> {
            throw new AssertionError("broken");
        });
        assertEquals(
                "broken",
                assertThrows(AssertionError.class, () -> broken.get(call)).getMessage());
    }

    @Test
    void waitingEndsWithTheCall() throws Exception {
        var endless = Ahead.of(this::endless);
        assertTrue(running.await(10, TimeUnit.SECONDS));
        call.cancel();
        assertEquals(
                ToolException.Standard.CANCELLED,
                assertThrows(ToolException.class, () -> endless.get(call)).code());
        endless.close();
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    @Test
    void workThatNobodyTakesAnyMoreIsInterrupted() throws Exception {
        assertThrows(IllegalStateException.class, () -> {
            try (var endless = Ahead.of(this::endless)) {
                assertTrue(running.await(10, TimeUnit.SECONDS));
                throw new IllegalStateException("no room for the part before, let alone for " + endless);
            }
        });
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
    }

    private String endless() {
        running.countDown();
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException given) {
            interrupted.countDown();
        }
        return "";
    }
}
