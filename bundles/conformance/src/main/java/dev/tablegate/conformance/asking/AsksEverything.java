// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Asks three questions at once. */
@Component
@ToolInfo(
        name = "test_input_required_result_multiple_inputs",
        title = "Asks everything",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks three questions at once.")
public final class AsksEverything implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        Map<String, Answer> answers = call.ask(Map.of(
                "user_name", Forms.of("What is your name?", "string", "name"),
                "greeting", new Question.Sample("Generate a greeting", 50),
                "client_roots", new Question.Roots()));
        return new Said("All answered: " + answers.keySet().stream().sorted().toList());
    }
}
