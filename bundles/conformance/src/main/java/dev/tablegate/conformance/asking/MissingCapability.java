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

/** Needs sampling. */
@Component
@ToolInfo(
        name = "test_missing_capability",
        title = "Missing capability",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Needs sampling.")
public final class MissingCapability implements Tool<NoInput, Said>, Spoken {

    @Override
    public Said call(NoInput input, Call call) {
        return new Said(Forms.words(call.ask("sample", new Question.Sample("Say something.", 10))));
    }
}
