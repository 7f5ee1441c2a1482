// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.task;

import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import org.osgi.service.component.annotations.Component;

/** Breaks after a second, as no tool should. */
@Component(service = Tool.class)
@ToolInfo(
        name = "protocol_error_job",
        title = "Broken",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Breaks after a second.")
public final class ProtocolErrorJob implements Tool<NoInput, Timed.Begun>, Timed<NoInput> {

    private final Clockwork<Begun> clockwork = new Clockwork<>();

    @Override
    public Clockwork<Begun> clockwork() {
        return clockwork;
    }

    @Override
    public Begun call(NoInput input, Call call) {
        return begin(
                call,
                1,
                new Task.Failed<>(new ToolException(ToolException.Standard.INTERNAL, "It broke as it should.")));
    }
}
