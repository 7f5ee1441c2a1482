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

/** Asks a question, and then another one. */
@Component
@ToolInfo(
        name = "test_input_required_result_multi_round",
        title = "Asks twice",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks a question, and then another one.")
public final class AsksTwice implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        Answer name = call.ask("step1", Forms.of("Step 1: What is your name?", "string", "name"));
        Answer color = call.ask("step2", Forms.of("Step 2: What is your favorite color?", "string", "color"));
        return new Said(name.content().get("name") + " likes " + color.content().get("color") + ".");
    }
}
