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
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Asks with a form that has defaults of all types. */
@Component
@ToolInfo(
        name = "test_elicitation_sep1034_defaults",
        title = "Defaults",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks with a form that has defaults of all types.")
public final class ElicitationDefaults implements Tool<NoInput, Said>, Spoken {

    private static final Map<String, Object> FIELDS = Map.of(
            "name", Map.of("type", "string", "default", "John Doe"),
            "age", Map.of("type", "integer", "default", 30),
            "score", Map.of("type", "number", "default", 95.5),
            "status", Map.of("type", "string", "enum", List.of("active", "inactive", "pending"), "default", "active"),
            "verified", Map.of("type", "boolean", "default", true));

    @Override
    public Said call(NoInput input, Call call) {
        var form = new Question.Form("Please check your data", Map.of("type", "object", "properties", FIELDS));
        return new Said("Elicitation completed: " + Forms.words(call.ask("data", form)));
    }
}
