// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.transport.result;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.resource.Resource;
import dev.tablegate.api.resource.ResourceTemplate;
import dev.tablegate.api.tool.Effect;
import dev.tablegate.host.catalog.ListedPrompt;
import dev.tablegate.host.catalog.ListedTool;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;

/** What the catalog holds, as entries of the lists of the MCP specification. */
final class Entries {

    private static final ObjectMapper TREES = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final McpJsonMapper mapper;

    Entries(McpJsonMapper mapper) {
        this.mapper = mapper;
    }

    Entry tool(ListedTool tool) {
        var shown = McpSchema.Tool.builder(tool.name(), map(tool.inputSchema()))
                .title(tool.title())
                .description(tool.description())
                .outputSchema(map(tool.outputSchema()))
                .annotations(hints(tool))
                .build();
        return new Entry(tool.name(), Sdk.part(mapper, shown));
    }

    Entry prompt(ListedPrompt prompt) {
        List<McpSchema.PromptArgument> arguments =
                prompt.arguments().stream().map(Entries::argument).toList();
        var shown = McpSchema.Prompt.builder(prompt.name())
                .title(prompt.title())
                .description(prompt.description())
                .arguments(arguments)
                .build();
        return new Entry(prompt.name(), Sdk.part(mapper, shown));
    }

    Entry resource(Resource resource) {
        var shown = McpSchema.Resource.builder(resource.uri(), resource.name())
                .description(resource.description())
                .mimeType(resource.mediaType())
                .build();
        return new Entry(resource.uri(), Sdk.part(mapper, shown));
    }

    Entry template(ResourceTemplate template) {
        var shown = McpSchema.ResourceTemplate.builder(template.uriTemplate(), template.name())
                .description(template.description())
                .mimeType(template.mediaType())
                .build();
        return new Entry(template.uriTemplate(), Sdk.part(mapper, shown));
    }

    private static McpSchema.PromptArgument argument(ListedPrompt.Argument argument) {
        return McpSchema.PromptArgument.builder(argument.name())
                .description(argument.description())
                .required(argument.required())
                .build();
    }

    private static Map<String, Object> map(ObjectNode schema) {
        return TREES.convertValue(schema, MAP);
    }

    /** Of a tool that changes nothing, the specification gives the hints about changes no meaning. */
    private static McpSchema.ToolAnnotations hints(ListedTool tool) {
        Effect effect = tool.effect();
        var hints = McpSchema.ToolAnnotations.builder()
                .readOnlyHint(effect == Effect.NONE)
                .openWorldHint(tool.openWorld());
        if (effect != Effect.NONE) {
            hints.destructiveHint(effect == Effect.DESTRUCTIVE).idempotentHint(effect == Effect.IDEMPOTENT);
        }
        return hints.build();
    }
}
