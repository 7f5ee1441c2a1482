// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Tells its progress three times. */
@Component
@ToolInfo(
        name = "test_tool_with_progress",
        title = "Progress",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Tells its progress three times.")
public final class ToolWithProgress implements Tool<NoInput, Said>, Spoken {

    // The host thins out what comes faster than a few times a second.
    private static final long PAUSE_MILLIS = 150;

    @Override
    public Said call(NoInput input, Call call) throws InterruptedException {
        call.progress(0, 100, "started");
        Thread.sleep(PAUSE_MILLIS);
        call.progress(50, 100, "half way");
        Thread.sleep(PAUSE_MILLIS);
        call.progress(100, 100, "done");
        return new Said("Told progress three times.");
    }
}
