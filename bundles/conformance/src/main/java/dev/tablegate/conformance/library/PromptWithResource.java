// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.library;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.prompt.PromptInfo;
import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Doc;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** A resource, and what to do with it. */
@Component
@PromptInfo(
        name = "test_prompt_with_embedded_resource",
        title = "With a resource",
        description = "A resource, and what to do with it.")
public final class PromptWithResource implements Prompt<PromptWithResource.Input> {

    /** Which resource. */
    public record Input(@Doc("Address of the resource") String resourceUri) {}

    @Override
    public List<Message> messages(Input input, Call call) {
        var resource =
                new ResourceContent.Text(input.resourceUri(), "text/plain", "Embedded resource content for testing.");
        return List.of(
                new Message(Message.Role.USER, new Content.Embedded(resource)),
                Message.user("Please process the embedded resource above."));
    }
}
