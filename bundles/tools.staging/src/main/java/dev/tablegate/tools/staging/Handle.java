// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tools.staging;

import dev.tablegate.api.staging.BulkUpdates;
import dev.tablegate.api.staging.Job;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.Optional;

/** The set or the job that is meant. Exactly one of both. */
record Handle(Optional<String> set, Optional<String> job) {

    Handle {
        if (set.isPresent() == job.isPresent()) {
            throw Terms.wrong("Give either set or job. list_staged_changes shows the ids of both.");
        }
    }

    boolean isSet() {
        return set.isPresent();
    }

    String id() {
        return set.or(() -> job).orElseThrow();
    }

    /** The job. */
    Job find(BulkUpdates updates, Call call) {
        return updates.find(call, id())
                .orElseThrow(() -> new ToolException(
                        ToolException.Standard.NOT_FOUND,
                        "There is no such bulk update of yours. list_staged_changes shows those that are there."));
    }
}
