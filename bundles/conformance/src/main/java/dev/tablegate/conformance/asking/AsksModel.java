// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks the model of the client a question. */
@Component
@ToolInfo(
        name = "test_input_required_result_sampling",
        title = "Asks the model",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks the model of the client a question.")
public final class AsksModel implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        var question = new Question.Sample("What is the capital of France?", 100);
        return new Said("The model said: "
                + call.ask("capital_question", question).content().get("content"));
    }
}
