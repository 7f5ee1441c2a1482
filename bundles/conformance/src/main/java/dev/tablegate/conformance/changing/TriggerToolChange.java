// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.changing;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Changes the list of tools. */
@Component
@ToolInfo(
        name = "test_trigger_tool_change",
        title = "Change the tools",
        scope = Scope.READ,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Changes the list of tools.")
public final class TriggerToolChange implements Tool<NoInput, Said>, Spoken {

    private final Rotating rotating;
    private final AtomicInteger turns = new AtomicInteger();

    @Activate
    public TriggerToolChange(BundleContext context) {
        rotating = new Rotating(context, Tool.class, new ExtraTool());
    }

    @Override
    public Said call(NoInput input, Call call) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("tool.name", "test_extra_tool_" + turns.incrementAndGet());
        properties.put("tool.title", "Extra");
        properties.put("tool.description", "Comes and goes.");
        // A tool that is registered by hand is judged by all that its bundle takes, which includes the grants.
        properties.put("tool.scope", Scope.FULL.name());
        properties.put("tool.effect", Effect.NONE.name());
        properties.put("tool.openWorld", false);
        rotating.turn(properties);
        return new Said("The list changed.");
    }

    @Deactivate
    public void close() {
        rotating.close();
    }
}
