// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.prompt.PromptInfo;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** One message with two arguments in it. */
@Component
@PromptInfo(
        name = "test_prompt_with_arguments",
        title = "With arguments",
        description = "One message with two arguments in it.")
public final class PromptWithArguments implements Prompt<PromptWithArguments.Input> {

    /** Two words. */
    public record Input(
            @Doc("First word") String arg1,
            @Doc("Second word") String arg2) {}

    @Override
    public List<Message> messages(Input input, Call call) {
        return List.of(Message.user("Prompt with arguments: arg1='" + input.arg1() + "', arg2='" + input.arg2() + "'"));
    }
}
