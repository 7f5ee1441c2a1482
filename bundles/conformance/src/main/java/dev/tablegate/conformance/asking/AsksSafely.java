// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.conformance.asking;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolInfo;
import dev.tablegate.conformance.NoInput;
import dev.tablegate.conformance.Said;
import dev.tablegate.conformance.Spoken;
import org.osgi.service.component.annotations.Component;

/** Asks for a confirmation; a changed state is refused. */
@Component
@ToolInfo(
        name = "test_input_required_result_tampered_state",
        title = "Protects state",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks for a confirmation; a changed state is refused.")
public final class AsksSafely implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said(Forms.words(call.ask("confirm", Forms.of("Please confirm", "boolean", "ok"))));
    }
}
