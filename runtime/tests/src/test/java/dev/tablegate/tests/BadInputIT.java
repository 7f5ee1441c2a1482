// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.tool.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Bad input in every field of every tool gets a sentence, never a server error and never a trace. */
class BadInputIT {

    private static final List<String> HOSTILE = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "123456789012345678901234567890123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"no-such-thing\"",
            "\"../../etc\"",
            "\"\\u0000\\u202e${jndi:x}<script>\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[]",
            "[null]",
            "[[[[[[]]]]]]",
            "[{}]",
            "{}",
            "{\"a\":null}",
            "{\"$number\":\"NaN\"}",
            "{\"$binary\":\"%%%\"}",
            "{\"$set\":[]}",
            "{\"$set\":[1,\"a\"]}",
            "{\"userId\":{\"$set\":[\"a\"]}}",
            "{\"op\":\"eq\"}",
            "{\"and\":[]}",
            "{\"attribute\":\"\",\"op\":\"eq\",\"value\":1}",
            "{\"attribute\":\"a[\",\"op\":\"type\",\"value\":\"Q\"}");
    private static final Pattern LEAK = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+\\.|dev\\.tablegate\\.(?!error)|software\\.amazon|com\\.fasterxml|java\\.");

    @Test
    void everyFieldOfEveryToolAnswersBadInputWithASentence() throws Exception {
        try (Server server = Server.demo()) {
            var mcp = new Mcp(server.mcp(), server.token("demo", Scope.FULL));
            var wrong = new ArrayList<String>();
            for (JsonNode tool : Mcp.result(mcp.modern("tools/list", "{}")).path("tools")) {
                for (String field : fields(tool)) {
                    for (String value : HOSTILE) {
                        String problem = problem(mcp, tool.path("name").asText(), arguments(field, value));
                        if (!problem.isEmpty()) {
                            wrong.add(
                                    tool.path("name").asText() + "." + field + " = " + shorten(value) + ": " + problem);
                        }
                    }
                }
            }
            assertEquals(List.of(), wrong);
            assertTrue(server.status().path("ready").asBoolean(), "the server is unharmed");
        }
    }

    private static List<String> fields(JsonNode tool) {
        var names = new ArrayList<String>();
        tool.path("inputSchema").path("properties").fieldNames().forEachRemaining(names::add);
        names.add("notAField");
        return names;
    }

    /** Arguments that are right for the sample tables but for one field. */
    private static String arguments(String field, String value) {
        ObjectNode arguments = Mcp.JSON.createObjectNode();
        if (!field.equals("notAField")) {
            arguments.put("table", "Users");
            arguments.putObject("key").put("userId", "user001");
        }
        return arguments.isEmpty() ? "{\"%s\":%s}".formatted(field, value) : merge(arguments, field, value);
    }

    private static String merge(ObjectNode arguments, String field, String value) {
        arguments.remove(field);
        String rest = arguments.toString();
        return "{\"%s\":%s%s".formatted(field, value, rest.length() > 2 ? "," + rest.substring(1) : "}");
    }

    private static String problem(Mcp mcp, String tool, String arguments) {
        var response = mcp.modern("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
        String body = response.body();
        if (response.statusCode() >= 500) {
            return "status " + response.statusCode();
        }
        var leak = LEAK.matcher(body);
        if (leak.find()) {
            return "leaks " + leak.group() + " in " + shorten(body);
        }
        JsonNode result = Mcp.message(response).path("result");
        if (result.path("isError").asBoolean()) {
            String text = result.path("content").path(0).path("text").asText();
            String code = result.path("_meta")
                    .path("dev.tablegate/error")
                    .path("code")
                    .asText();
            return text.length() < 15 || code.equals("internal") ? "no helpful sentence: " + shorten(body) : "";
        }
        return response.statusCode() == 200 || body.contains("\"error\"") ? "" : "answer " + shorten(body);
    }

    private static String shorten(String text) {
        return text.length() > 400 ? text.substring(0, 400) + "..." : text;
    }
}
