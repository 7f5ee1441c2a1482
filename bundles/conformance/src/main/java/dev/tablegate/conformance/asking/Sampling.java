// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks the model of the client. */
@Component
@ToolInfo(
        name = "test_sampling",
        title = "Sampling",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks the model of the client.")
public final class Sampling implements Tool<Sampling.Input, Said>, Spoken {

    /** What to ask. */
    public record Input(@Doc("What to ask the model") String prompt) {}

    @Override
    public Said call(Input input, Call call) {
        Answer answer = call.ask("completion", new Question.Sample(input.prompt(), 100));
        return new Said("LLM response: " + answer.content().get("content"));
    }
}
