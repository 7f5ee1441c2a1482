// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.content;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Answers at once. */
@Component(service = Tool.class)
@ToolInfo(
        name = "greet",
        title = "Greet",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Greets.")
public final class Greet implements Tool<Greet.Input, Said>, Spoken {

    @Override
    public Said call(Input input, Call call) {
        return new Said("Hello, " + input.name() + "!");
    }

    /** Whom. */
    public record Input(@Doc("A name") String name) {}
}
