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

/** Fails after a second, as tools do. */
@Component(service = Tool.class)
@ToolInfo(
        name = "failing_job",
        title = "Failing",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Fails after a second.")
public final class FailingJob implements Tool<NoInput, Timed.Begun>, Timed<NoInput> {

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
                new Task.Failed<>(new ToolException(ToolException.Standard.INVALID_INPUT, "It failed as it should.")));
    }
}
