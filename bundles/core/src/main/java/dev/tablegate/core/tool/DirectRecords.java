// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.tool;

import dev.tablegate.api.tool.Tool;
import dev.tablegate.core.schema.TypeArguments;
import java.util.Optional;

/** The schemas are derived from the two records in the class's own {@code implements} clause. */
final class DirectRecords implements Check {

    @Override
    public Optional<String> problem(ToolDraft draft) {
        var records = TypeArguments.records(draft.type(), Tool.class);
        return records.size() == 2
                ? Optional.empty()
                : Optional.of("Its class must name Tool directly with two records: implements Tool<Input, Output>.");
    }
}
