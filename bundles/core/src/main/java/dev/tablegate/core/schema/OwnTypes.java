// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import dev.tablegate.api.data.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types whose schema follows from how this host writes them, not from their fields. */
final class OwnTypes implements CustomDefinitionProviderV2 {

    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
            ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode schema = context.getGeneratorConfig().createObjectNode();
        if (raw == Value.class || raw == Object.class) {
            return inline(schema);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return inline(map(schema.put("type", "object"), type.typeParametersFor(Map.class), context));
        }
        if (raw == byte[].class) {
            return inline(schema.put("type", "string"));
        }
        if (raw == Instant.class || raw == Duration.class) {
            return inline(schema.put("type", "string").put("format", raw == Instant.class ? "date-time" : "duration"));
        }
        if (raw.isEnum()) {
            var names = schema.put("type", "string").putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
            }
            return inline(schema);
        }
        return null;
    }

    /** A map of anything is any object; maps stand where they are used, for their types have no readable names. */
    private static ObjectNode map(ObjectNode schema, List<ResolvedType> parameters, SchemaGenerationContext context) {
        ResolvedType held = parameters.getLast();
        if (held.getErasedType() != Value.class && held.getErasedType() != Object.class) {
            schema.set("additionalProperties", context.createDefinitionReference(held));
        }
        return schema;
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
    }
}
