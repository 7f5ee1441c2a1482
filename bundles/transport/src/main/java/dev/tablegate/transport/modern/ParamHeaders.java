// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.modern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.host.catalog.ListedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which arguments of a tool a client repeats in headers, read from the tool's schema once. */
final class ParamHeaders {

    private static final String ANNOTATION = "x-mcp-header";

    /**
     * An argument that is repeated.
     *
     * @param header name of the header
     * @param path the members that lead to the argument
     */
    record Repeated(String header, List<String> path) {

        /** The argument's value; missing if it was left out. */
        JsonNode in(JsonNode arguments) {
            JsonNode value = arguments;
            for (String member : path) {
                value = value.path(member);
            }
            return value;
        }
    }

    private record Known(ListedTool tool, List<Repeated> repeated) {}

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** The arguments of this tool that are repeated. */
    List<Repeated> of(ListedTool tool) {
        Known entry = known.get(tool.name());
        if (entry == null || entry.tool() != tool) {
            List<Repeated> found = new ArrayList<>();
            collect(tool.inputSchema(), List.of(), found);
            entry = new Known(tool, List.copyOf(found));
            known.put(tool.name(), entry);
        }
        return entry.repeated();
    }

    private static void collect(JsonNode schema, List<String> path, List<Repeated> found) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(property.getKey());
            JsonNode annotation = property.getValue().path(ANNOTATION);
            if (annotation.isTextual()) {
                found.add(new Repeated("Mcp-Param-" + annotation.textValue(), List.copyOf(inner)));
            }
            collect(property.getValue(), inner, found);
        }
    }
}
