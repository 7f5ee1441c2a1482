// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.prompt;

import dev.tablegate.api.prompt.Message;
import dev.tablegate.api.prompt.Prompt;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.Nearest;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedPrompt.Argument;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prompt with all that its calls need.
 *
 * @param listed as it is shown
 * @param prompt the service
 * @param constructor makes its arguments
 */
public record CompiledPrompt(ListedPrompt listed, Prompt<Record> prompt, Constructor<? extends Record> constructor) {

    /** The messages, for arguments that are all text. */
    public List<Message> messages(Map<String, String> arguments, Call call) throws Exception {
        return List.copyOf(prompt.messages(decode(arguments), call));
    }

    private Record decode(Map<String, String> arguments) throws ReflectiveOperationException {
        refuseUnknown(arguments);
        Object[] values = listed.arguments().stream()
                .map(argument -> value(argument, arguments))
                .toArray();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof ToolException own) {
                throw own;
            }
            throw refused;
        }
    }

    private static Object value(Argument argument, Map<String, String> arguments) {
        Optional<String> given = Optional.ofNullable(arguments.get(argument.name()));
        if (!argument.required()) {
            return given;
        }
        return given.orElseThrow(() -> new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The argument '" + argument.name() + "' is missing: " + argument.description() + "."));
    }

    private void refuseUnknown(Map<String, String> arguments) {
        List<String> known = listed.arguments().stream().map(Argument::name).toList();
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                List<String> meant = Nearest.to(name, known);
                throw new ToolException(
                        ToolException.Standard.INVALID_INPUT,
                        "This prompt has no argument '" + name + "'."
                                + (meant.isEmpty() ? "" : " Did you mean '" + meant.getFirst() + "'?")
                                + (known.isEmpty() ? "" : " It takes: " + String.join(", ", known) + "."));
            }
        }
    }
}
