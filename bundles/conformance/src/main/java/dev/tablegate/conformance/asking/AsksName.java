// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks for a name and greets. */
@Component
@ToolInfo(
        name = "test_input_required_result_elicitation",
        title = "Asks a name",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks for a name and greets.")
public final class AsksName implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        Answer name = call.ask("user_name", Forms.of("What is your name?", "string", "name"));
        return new Said("Hello, " + name.content().get("name") + "!");
    }
}
