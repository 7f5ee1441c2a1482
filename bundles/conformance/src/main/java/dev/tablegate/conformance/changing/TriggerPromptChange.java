// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.changing;

import dev.tablegate.api.prompt.Prompt;
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

/** Changes the list of prompts. */
@Component
@ToolInfo(
        name = "test_trigger_prompt_change",
        title = "Change the prompts",
        scope = Scope.READ,
        effect = Effect.ADDITIVE,
        openWorld = false,
        description = "Changes the list of prompts.")
public final class TriggerPromptChange implements Tool<NoInput, Said>, Spoken {

    private final Rotating rotating;
    private final AtomicInteger turns = new AtomicInteger();

    @Activate
    public TriggerPromptChange(BundleContext context) {
        rotating = new Rotating(context, Prompt.class, new ExtraPrompt());
    }

    @Override
    public Said call(NoInput input, Call call) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("prompt.name", "test_extra_prompt_" + turns.incrementAndGet());
        properties.put("prompt.title", "Extra");
        properties.put("prompt.description", "Comes and goes.");
        rotating.turn(properties);
        return new Said("The list changed.");
    }

    @Deactivate
    public void close() {
        rotating.close();
    }
}
