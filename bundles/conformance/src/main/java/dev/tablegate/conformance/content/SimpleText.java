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

/** Answers with one text. */
@Component
@ToolInfo(
        name = "test_simple_text",
        title = "Simple text",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Answers with one text.")
public final class SimpleText implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said("This is a simple text response for testing.");
    }
}
