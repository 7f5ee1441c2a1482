// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Tells progress before it asks. */
@Component
@ToolInfo(
        name = "test_streaming_elicitation",
        title = "Streaming and asking",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Tells progress before it asks.")
public final class StreamingElicitation implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        call.progress(1, 2, "about to ask");
        return new Said(Forms.words(call.ask("name", Forms.of("What is your name?", "string", "name"))));
    }
}
