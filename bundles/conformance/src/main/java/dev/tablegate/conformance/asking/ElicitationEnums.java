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

/** Asks with a form that has choices of all kinds. */
@Component
@ToolInfo(
        name = "test_elicitation_sep1330_enums",
        title = "Choices",
        scope = Scope.READ,
        effect = Effect.NONE,
        openWorld = false,
        description = "Asks with a form that has choices of all kinds.")
public final class ElicitationEnums implements Tool<NoInput, Said>, Spoken {

    private static final List<String> PLAIN = List.of("option1", "option2", "option3");
    private static final Map<String, Object> FIELDS = Map.of(
            "untitledSingle", Map.of("type", "string", "enum", PLAIN),
            "titledSingle", Map.of("type", "string", "oneOf", titled("Option")),
            "legacyEnum",
                    Map.of(
                            "type", "string",
                            "enum", List.of("opt1", "opt2", "opt3"),
                            "enumNames", List.of("Option One", "Option Two", "Option Three")),
            "untitledMulti", Map.of("type", "array", "items", Map.of("type", "string", "enum", PLAIN)),
            "titledMulti", Map.of("type", "array", "items", Map.of("anyOf", titled("Choice"))));

    @Override
    public Said call(NoInput input, Call call) {
        var form = new Question.Form("Please choose", Map.of("type", "object", "properties", FIELDS));
        return new Said("Elicitation completed: " + Forms.words(call.ask("choices", form)));
    }

    private static List<Map<String, String>> titled(String noun) {
        return List.of(
                Map.of("const", "value1", "title", "First " + noun),
                Map.of("const", "value2", "title", "Second " + noun),
                Map.of("const", "value3", "title", "Third " + noun));
    }
}
