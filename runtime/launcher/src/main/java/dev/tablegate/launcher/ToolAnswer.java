// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** What a tool answered, on the way to the terminal. */
record ToolAnswer(JsonNode result) {

    ToolAnswer {
        if (result.path("resultType").asText().equals("input_required")) {
            throw new Failure("The tool asks questions, which the command line cannot answer. Use an MCP client.");
        }
    }

    boolean failed() {
        return result.path("isError").asBoolean();
    }

    /** The exact JSON. */
    JsonNode said() {
        return result.path("structuredContent");
    }

    /** Prints the readable text, a failure to the error stream, and gives the exit code. */
    int print() {
        PrintStream out = failed() ? System.err : System.out;
        for (JsonNode content : result.path("content")) {
            out.println(content.has("text") ? content.path("text").asText() : content.toPrettyString());
        }
        return failed() ? 1 : 0;
    }

    /** Prints the exact JSON, a failure as its sentence, and gives the exit code. */
    int printJson() {
        if (failed()) {
            return print();
        }
        System.out.println(said().toPrettyString());
        return 0;
    }
}
