// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Answer;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks for a confirmation and checks its state. */
@Component
@ToolInfo(
        name = "test_input_required_result_request_state",
        title = "Keeps state",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks for a confirmation and checks its state.")
public final class AsksConfirmation implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        Answer answer = call.ask("confirm", Forms.of("Please confirm", "boolean", "ok"));
        return new Said("state-ok, " + Forms.words(answer));
    }
}
