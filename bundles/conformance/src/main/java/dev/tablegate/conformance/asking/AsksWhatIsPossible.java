// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks the model, or the person where there is no model. */
@Component
@ToolInfo(
        name = "test_input_required_result_capabilities",
        title = "Asks what is possible",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks the model, or the person where there is no model.")
public final class AsksWhatIsPossible implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said(Forms.words(ask(call)));
    }

    private static Answer ask(Call call) {
        try {
            return call.ask("sample", new Question.Sample("Generate a greeting", 50));
        } catch (ToolException noModel) {
            return call.ask("name", Forms.of("What is your name?", "string", "name"));
        }
    }
}
