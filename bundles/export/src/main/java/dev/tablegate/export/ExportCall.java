// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The work of an export for its connection: no client waits for it.
 *
 * @param stop why it has to stop now, if it has to
 */
record ExportCall(Header header, Instant deadline, Supplier<Optional<ToolException>> stop) implements Call {

    @Override
    public String id() {
        return header.id();
    }

    @Override
    public String connection() {
        return header.origin().connection();
    }

    @Override
    public String profile() {
        return header.origin().profile();
    }

    @Override
    public Scope scope() {
        return Scope.FULL;
    }

    @Override
    public void progress(double done, double total, String message) {}

    @Override
    public void log(LogLevel level, String message) {}

    @Override
    public void checkCancelled() {
        Optional<ToolException> why = stop.get();
        if (why.isPresent()) {
            throw why.get();
        }
    }

    @Override
    public Map<String, Answer> ask(Map<String, Question> questions) {
        throw new ToolException(
                ToolException.Standard.UNAVAILABLE,
                "This needs a person's answer first: look at the Profiles page of the console.");
    }
}
