// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.task;

import dev.tablegate.api.task.Task;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Takes as long as it is told. */
@Component(service = Tool.class)
@ToolInfo(
        name = "slow_compute",
        title = "Slow",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Takes as long as it is told.")
public final class SlowCompute implements Tool<SlowCompute.Input, Timed.Begun>, Timed<SlowCompute.Input> {

    private final Clockwork<Begun> clockwork = new Clockwork<>();

    @Override
    public Clockwork<Begun> clockwork() {
        return clockwork;
    }

    @Override
    public Begun call(SlowCompute.Input input, Call call) {
        return begin(
                call,
                input.seconds(),
                new Task.Done<>(new Begun("computed " + input.label().orElse(""), Optional.empty())));
    }

    /** How long. */
    public record Input(
            @Doc("Seconds") int seconds,
            @Doc("Shown in the result") Optional<String> label) {}
}
