// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.transport.http.LazyResponse;
import dev.tablegate.transport.rpc.Wire;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a running call tells its client on the way. What the client did not ask for is dropped.
 *
 * @param out the call's own answer
 * @param progressToken the client's name for the call's progress
 * @param threshold the least level of log lines that the client wants now
 */
public record Notices(LazyResponse out, Optional<JsonNode> progressToken, Supplier<Optional<LogLevel>> threshold) {

    /** The level of that name. */
    public static Optional<LogLevel> level(String name) {
        return Stream.of(LogLevel.values())
                .filter(level -> nameOf(level).equals(name))
                .findFirst();
    }

    /** The progress token among the parameters of a request. */
    public static Optional<JsonNode> progressToken(JsonNode params) {
        JsonNode token = params.path("_meta").path("progressToken");
        return token.isTextual() || token.isIntegralNumber() ? Optional.of(token) : Optional.empty();
    }

    /** Sends progress. */
    public void progress(double done, double total, String message) {
        if (progressToken.isEmpty() || !out.mayStream() || !Double.isFinite(done)) {
            return;
        }
        out.event(Wire.notification("notifications/progress", json -> {
            json.writeFieldName("progressToken");
            json.writeTree(progressToken.get());
            json.writeNumberField("progress", done);
            if (total > 0) {
                json.writeNumberField("total", total);
            }
            if (!message.isEmpty()) {
                json.writeStringField("message", message);
            }
        }));
    }

    /** Sends a log line. */
    public void log(LogLevel level, String logger, String message) {
        boolean wanted =
                threshold.get().filter(least -> level.compareTo(least) >= 0).isPresent();
        if (!wanted || !out.mayStream()) {
            return;
        }
        out.event(Wire.notification("notifications/message", json -> {
            json.writeStringField("level", nameOf(level));
            json.writeStringField("logger", logger);
            json.writeStringField("data", message);
        }));
    }

    private static String nameOf(LogLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
