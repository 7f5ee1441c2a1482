// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.tool.Content;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.json.DecodingProblem;
import dev.tablegate.core.json.PlainText;
import dev.tablegate.core.schema.ArgumentCheck;
import dev.tablegate.host.catalog.ListedTool;
import dev.tablegate.host.catalog.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A tool with all that its calls need, made once when it appears.
 *
 * @param listed as it is shown
 * @param timeout how long a call may take
 * @param tool the service
 * @param rendering the same service, if it writes its own answer for reading
 * @param ongoing the same service, if its work can go on after its answer
 */
public record CompiledTool(
        ListedTool listed,
        Duration timeout,
        Tool<Record, Record> tool,
        Optional<Rendering<Record>> rendering,
        Optional<Ongoing<Record, Record>> ongoing,
        ArgumentCheck check,
        ObjectReader reader,
        ObjectWriter writer) {

    /** Refuses arguments that do not fit the schema, with a sentence for each problem. */
    public void check(JsonNode arguments) {
        List<String> problems = check.problems(arguments);
        if (!problems.isEmpty()) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    String.join(" ", problems) + " Correct the arguments and call again.");
        }
    }

    /** The arguments as the tool's record. */
    public Record decode(JsonNode arguments) throws IOException {
        try {
            return reader.readValue(arguments);
        } catch (JsonMappingException problem) {
            throw DecodingProblem.of(problem);
        }
    }

    /** The tool's result as JSON, written once, and as what is read. */
    public Outcome.Success encode(Record output) throws JsonProcessingException {
        String structured = writer.writeValueAsString(output);
        List<Content> content = rendering.isPresent()
                ? List.copyOf(rendering.get().render(output))
                : List.of(new Content.Text(PlainText.of(structured)));
        return new Outcome.Success(structured, content);
    }
}
