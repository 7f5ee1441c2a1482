// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.store.Conflict;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Tries again when somebody else changed a set first. */
public final class Retries {

    private static final int MOST = 20;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private Retries() {}

    /** The first answer; an empty one, and a conflict, mean that it has to be tried again. */
    static <R> R until(Supplier<Optional<R>> attempt) {
        for (int i = 0; i < MOST; i++) {
            try {
                Optional<R> result = attempt.get();
                if (result.isPresent()) {
                    return result.get();
                }
            } catch (Conflict somebodyElse) {
                pause();
            }
        }
        throw new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "The change set is being changed by others all the time. Try again.");
    }

    public static <R> R of(Supplier<R> attempt) {
        return until(() -> Optional.of(attempt.get()));
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ToolException(ToolException.Standard.CANCELLED, "The call was cancelled.", stopping);
        }
    }
}
