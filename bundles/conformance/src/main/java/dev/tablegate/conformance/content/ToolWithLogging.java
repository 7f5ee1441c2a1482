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

/** Logs three lines while it runs. */
@Component
@ToolInfo(
        name = "test_tool_with_logging",
        title = "Logging",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Logs three lines while it runs.")
public final class ToolWithLogging implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) throws InterruptedException {
        call.log(LogLevel.INFO, "Tool execution started");
        Thread.sleep(50);
        call.log(LogLevel.INFO, "Tool processing data");
        Thread.sleep(50);
        call.log(LogLevel.INFO, "Tool execution completed");
        return new Said("Logged three lines.");
    }
}
