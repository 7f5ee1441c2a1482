// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tablegate.api.task.Ongoing;
import dev.tablegate.api.tool.Rendering;
import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.registry.Kind;
import dev.tablegate.core.registry.Offer;
import dev.tablegate.core.registry.Refused;
import dev.tablegate.core.schema.ArgumentCheck;
import dev.tablegate.core.schema.Schemas;
import dev.tablegate.core.schema.TypeArguments;
import dev.tablegate.host.catalog.ListedTool;
import dev.tablegate.host.json.Json;
import java.util.Optional;

/** Makes a listed tool of a service: checks it, derives its schemas and prepares its encoding. */
public final class ToolKind implements Kind<Tool<?, ?>, CompiledTool> {

    @Override
    public String word() {
        return "tool";
    }

    @Override
    public String name(Offer<Tool<?, ?>> offer) {
        return offer.text("tool.name").orElse("(no name)");
    }

    @Override
    public CompiledTool compile(Offer<Tool<?, ?>> offer) throws Refused {
        ToolDraft draft = ToolDraft.of(offer);
        for (Check check : Check.ALL) {
            refuse(check.problem(draft));
        }
        var records = TypeArguments.records(draft.type(), Tool.class);
        var input = records.getFirst();
        var output = records.getLast();
        ObjectNode arguments = bounded("arguments", Schemas.shown(input));
        ObjectNode result = bounded("result", Schemas.result(output));
        ObjectMapper mapper = Json.mapper();
        return new CompiledTool(
                listed(draft, arguments, result, offer.origin().name()),
                draft.timeout(),
                tool(offer.service()),
                rendering(offer.service()),
                ongoing(offer.service()),
                new ArgumentCheck(Schemas.checked(input)),
                mapper.readerFor(input),
                mapper.writerFor(output));
    }

    private static ListedTool listed(ToolDraft draft, ObjectNode arguments, ObjectNode result, String bundle) {
        return new ListedTool(
                draft.name(),
                draft.title(),
                draft.description(),
                draft.scope().orElseThrow(),
                draft.effect(),
                draft.openWorld(),
                arguments,
                result,
                bundle);
    }

    private static ObjectNode bounded(String what, ObjectNode schema) throws Refused {
        refuse(BoundedSchema.problem(what, schema));
        return schema;
    }

    private static void refuse(Optional<String> problem) throws Refused {
        if (problem.isPresent()) {
            throw new Refused(problem.get());
        }
    }

    // The check of the implements clause has seen the two records; the compiler cannot.
    @SuppressWarnings("unchecked")
    private static Tool<Record, Record> tool(Tool<?, ?> service) {
        return (Tool<Record, Record>) service;
    }

    @SuppressWarnings("unchecked")
    private static Optional<Rendering<Record>> rendering(Tool<?, ?> service) {
        return service instanceof Rendering<?> rendering
                ? Optional.of((Rendering<Record>) rendering)
                : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Ongoing<Record, Record>> ongoing(Tool<?, ?> service) {
        return service instanceof Ongoing<?, ?> ongoing
                ? Optional.of((Ongoing<Record, Record>) ongoing)
                : Optional.empty();
    }
}
