// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.resource.ResourceContent;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Done;
import dev.tablegate.conformance.NoInput;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Answers with a resource and its content. */
@Component
@ToolInfo(
        name = "test_embedded_resource",
        title = "Embedded resource",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Answers with a resource and its content.")
public final class EmbeddedResource implements Tool<NoInput, Done>, Rendering<Done> {

    @Override
    public Done call(NoInput input, Call call) {
        return new Done();
    }

    @Override
    public List<Content> render(Done output) {
        return List.of(new Content.Embedded(new ResourceContent.Text(
                "test://embedded-resource", "text/plain", "This is an embedded resource content.")));
    }
}
