// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.prompt.PromptInfo;
import dev.tablegate.api.tool.Call;
import dev.tablegate.conformance.NoInput;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** One message. */
@Component
@PromptInfo(name = "test_simple_prompt", title = "Simple", description = "One message.")
public final class SimplePrompt implements Prompt<NoInput> {

    @Override
    public List<Message> messages(NoInput input, Call call) {
        return List.of(Message.user("This is a simple prompt for testing."));
    }
}
