// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.prompt.PromptInfo;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Samples;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** A picture, and what to do with it. */
@Component
@PromptInfo(
        name = "test_prompt_with_image",
        title = "With a picture",
        description = "A picture, and what to do with it.")
public final class PromptWithImage implements Prompt<NoInput> {

    @Override
    public List<Message> messages(NoInput input, Call call) {
        return List.of(
                new Message(Message.Role.USER, new Content.Image(Samples.png(), "image/png")),
                Message.user("Please analyze the image above."));
    }
}
