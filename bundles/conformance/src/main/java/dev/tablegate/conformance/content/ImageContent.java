// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Done;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Samples;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Answers with a picture. */
@Component
@ToolInfo(
        name = "test_image_content",
        title = "Image",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Answers with a picture.")
public final class ImageContent implements Tool<NoInput, Done>, Rendering<Done> {

    @Override
    public Done call(NoInput input, Call call) {
        return new Done();
    }

    @Override
    public List<Content> render(Done output) {
        return List.of(new Content.Image(Samples.png(), "image/png"));
    }
}
