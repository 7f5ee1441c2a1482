// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolException.Standard;
import dev.tablegate.host.access.Grant;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The work of a person with the rights of a connection: the page waits for it, no client does.
 *
 * @param inForce whether the grant still counts
 */
record SeatCall(String id, Grant grant, Instant deadline, BooleanSupplier inForce) implements Call {

    static final String ENDED = "This connection does not count any more: it was ended, or its profile or the whole"
            + " server is switched off. Look at the Clients page.";

    @Override
    public String connection() {
        return grant.connection();
    }

    @Override
    public String profile() {
        return grant.profile();
    }

    @Override
    public Scope scope() {
        return grant.scope();
    }

    @Override
    public void progress(double done, double total, String message) {}

    @Override
    public void log(LogLevel level, String message) {}

    @Override
    public void checkCancelled() {
        if (!inForce.getAsBoolean()) {
            throw new ToolException(Standard.DENIED, ENDED);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ToolException(Standard.CANCELLED, "The server is stopping. Try again in a minute.");
        }
        if (Instant.now().isAfter(deadline)) {
            throw new ToolException(Standard.TIMED_OUT, "It took too long. Narrow what is read, and try again.");
        }
    }

    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        throw new ToolException(
                Standard.UNAVAILABLE, "This profile needs a one-time code or a sign-in first: see the Profiles page.");
    }
}
