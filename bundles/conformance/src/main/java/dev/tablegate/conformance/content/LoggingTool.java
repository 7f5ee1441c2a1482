// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.LogLevel;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Logs a line, which only clients that ask for it see. */
@Component
@ToolInfo(
        name = "test_logging_tool",
        title = "Logging on request",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Logs a line, which only clients that ask for it see.")
public final class LoggingTool implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        call.log(LogLevel.INFO, "The logging tool runs");
        return new Said("Logged one line.");
    }
}
