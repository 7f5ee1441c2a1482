// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Done;
import dev.tablegate.conformance.NoInput;
import org.osgi.service.component.annotations.Component;

/** Fails on purpose. */
@Component
@ToolInfo(
        name = "test_error_handling",
        title = "Error",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Fails on purpose.")
public final class ErrorHandling implements Tool<NoInput, Done> {

    @Override
    public Done call(NoInput input, Call call) {
        throw new ToolException(
                ToolException.Standard.INVALID_INPUT, "This tool intentionally returns an error for testing");
    }
}
