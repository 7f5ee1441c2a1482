// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.prompt.PromptInfo;
import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.conformance.NoInput;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Asks for context before it begins. */
@Component
@PromptInfo(
        name = "test_input_required_result_prompt",
        title = "Asks for context",
        description = "Asks for context before it begins.")
public final class AskingPrompt implements Prompt<NoInput> {

    @Override
    public List<Message> messages(NoInput input, Call call) {
        Answer answer = call.ask("user_context", Forms.of("What context should the prompt use?", "string", "context"));
        return List.of(Message.user("Use this context: " + answer.content().get("context")));
    }
}
