// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.DecidedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Work of the host itself for a connection and its profile: there is no client that could be asked or told. */
public record HostCall(String id, String connection, String profile, Instant deadline, boolean decided)
        implements DecidedCall {

    /** Work that may take so long from now on. */
    public static HostCall of(String connection, String profile, Duration time) {
        return new HostCall(
                UUID.randomUUID().toString(), connection, profile, Instant.now().plus(time), false);
    }

    /** The same work, which no budget stops. */
    public HostCall asDecided() {
        return new HostCall(id, connection, profile, deadline, true);
    }

    @Override
    public Scope scope() {
        return Scope.STAGE;
    }

    @Override
    public void progress(double done, double total, String message) {}

    @Override
    public void log(LogLevel level, String message) {}

    @Override
    public void checkCancelled() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ToolException(ToolException.Standard.CANCELLED, "The server is stopping. Try again in a minute.");
        }
        if (Instant.now().isAfter(deadline)) {
            throw new ToolException(ToolException.Standard.TIMED_OUT, "It took too long. Try again.");
        }
    }

    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        throw new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "This needs a person's answer first: look at the Profiles page of the console.");
    }
}
