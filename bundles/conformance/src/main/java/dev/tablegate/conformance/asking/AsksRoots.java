// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Question;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks for the folders that the client works in. */
@Component
@ToolInfo(
        name = "test_input_required_result_list_roots",
        title = "Asks the folders",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks for the folders that the client works in.")
public final class AsksRoots implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said("Roots: "
                + call.ask("client_roots", new Question.Roots()).content().get("roots"));
    }
}
