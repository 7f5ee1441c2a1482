// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks arguments against the schema of one tool, which is compiled once. Safe for many threads. */
public final class ArgumentCheck {

    private static final int MOST_PROBLEMS = 5;

    private final Schema schema;

    /** Compiles the schema. */
    public ArgumentCheck(ObjectNode schema) {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        this.schema.initializeValidators();
    }

    /** A sentence for each problem; empty if the arguments fit. */
    public List<String> problems(JsonNode arguments) {
        List<Error> errors = schema.validate(arguments);
        if (errors.isEmpty()) {
            return List.of();
        }
        return errors.stream()
                .filter(error -> !SchemaSentence.isAboutNull(error))
                .map(error -> SchemaSentence.of(error, schema.getSchemaNode()))
                .distinct()
                .limit(MOST_PROBLEMS)
                .toList();
    }
}
