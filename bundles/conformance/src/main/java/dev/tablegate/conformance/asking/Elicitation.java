// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks the person for a name and an address. */
@Component
@ToolInfo(
        name = "test_elicitation",
        title = "Elicitation",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks the person for a name and an address.")
public final class Elicitation implements Tool<Elicitation.Input, Said>, Spoken {

    /** What to show. */
    public record Input(@Doc("What the person reads") String message) {}

    @Override
    public Said call(Input input, Call call) {
        Answer answer = call.ask("user", Forms.of(input.message(), "string", "username", "email"));
        return new Said("User response: " + Forms.words(answer));
    }
}
