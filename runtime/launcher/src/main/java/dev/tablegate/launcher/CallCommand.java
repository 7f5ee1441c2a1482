// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb that calls one tool. */
@Command(name = "call", description = "Calls a tool and prints its answer.", mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOption connection = new ConnectionOption();

    @Mixin
    private final ScopeOption scope = new ScopeOption();

    @Parameters(index = "0", paramLabel = "TOOL", description = "Name of the tool.")
    private String tool = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Its arguments as a JSON object; - reads them from standard input.")
    private String json = "";

    @Override
    public Integer call() throws IOException {
        JsonNode arguments = arguments();
        return connection.use(scope.scope(), client -> new ToolAnswer(client.call(tool, arguments)).print());
    }

    private JsonNode arguments() throws IOException {
        String text = json.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : json;
        try {
            JsonNode arguments = JsonMapper.builder().build().readTree(text);
            if (arguments.isObject()) {
                return arguments;
            }
        } catch (JsonProcessingException e) {
            throw new Failure("The arguments are not JSON: " + e.getOriginalMessage() + ".", e);
        }
        throw new Failure("The arguments must be a JSON object, such as {\"table\": \"Users\"}.");
    }
}
