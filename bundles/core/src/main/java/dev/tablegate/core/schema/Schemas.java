// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.tablegate.api.tool.Doc;
import dev.tablegate.api.tool.Range;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives JSON Schema 2020-12 from the records of a tool. Used for one tool and then thrown away with its caches. */
public final class Schemas {

    private Schemas() {}

    /** The arguments as they are shown: an optional argument is simply not required. */
    public static ObjectNode shown(Class<? extends Record> input) {
        return generator(true, false).generateSchema(input);
    }

    /** The arguments as they are checked: an optional argument may also be null. */
    public static ObjectNode checked(Class<? extends Record> input) {
        return generator(true, true).generateSchema(input);
    }

    /** A structured result. */
    public static ObjectNode result(Class<? extends Record> output) {
        return generator(false, false).generateSchema(output);
    }

    private static SchemaGenerator generator(boolean strict, boolean nullable) {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .without(Option.FLATTENED_OPTIONALS)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        if (strict) {
            config.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        config.forTypesInGeneral().withPropertySorter((left, right) -> 0).withCustomDefinitionProvider(new OwnTypes());
        config.forFields()
                .withTargetTypeOverridesResolver(Schemas::withoutOptional)
                .withNullableCheck(field -> nullable && isOptional(field))
                .withDescriptionResolver(Schemas::description)
                .withInstanceAttributeOverride(Schemas::bounds)
                // The list of tools is read at every start of a client: results go without this.
                .withRequiredCheck(field -> strict && !isOptional(field));
        return new SchemaGenerator(config.build());
    }

    private static boolean isOptional(FieldScope field) {
        return !field.isFakeContainerItemScope() && field.getRawMember().getType() == Optional.class;
    }

    private static @Nullable List<ResolvedType> withoutOptional(FieldScope field) {
        ResolvedType type = field.getType();
        return type.getErasedType() == Optional.class
                ? List.of(type.getTypeParameters().getFirst())
                : null;
    }

    private static @Nullable String description(FieldScope field) {
        // Without this check the description of a list is repeated on its items.
        Doc doc = field.isFakeContainerItemScope() ? null : field.getAnnotation(Doc.class);
        return doc == null ? null : doc.value();
    }

    private static void bounds(ObjectNode schema, FieldScope field, SchemaGenerationContext context) {
        // A map of anything needs no words for it.
        if (schema.path("additionalProperties").isEmpty()
                && schema.path("additionalProperties").isObject()) {
            schema.remove("additionalProperties");
        }
        Range range = field.isFakeContainerItemScope() ? null : field.getAnnotation(Range.class);
        if (range == null) {
            return;
        }
        Class<?> type = field.getType().getErasedType();
        if (Collection.class.isAssignableFrom(type)) {
            put(schema, range, "minItems", "maxItems");
        } else if (Map.class.isAssignableFrom(type)) {
            put(schema, range, "minProperties", "maxProperties");
        } else {
            put(schema, range, "minimum", "maximum");
        }
    }

    private static void put(ObjectNode schema, Range range, String least, String most) {
        if (range.min() != Long.MIN_VALUE) {
            schema.put(least, range.min());
        }
        if (range.max() != Long.MAX_VALUE) {
            schema.put(most, range.max());
        }
    }
}
