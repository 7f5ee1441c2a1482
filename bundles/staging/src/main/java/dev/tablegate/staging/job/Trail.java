// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.job;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records what is about to happen to jobs. No values of items. */
record Trail(Audit audit) {

    /** What the agent does, or what happens by a rule. */
    void agent(String action, Header header, String rule) {
        record(action, header, Optional.empty(), rule, Map.of());
    }

    /** What a person does. */
    void person(String action, Header header, String person, Map<String, Object> more) {
        record(action, header, Optional.of(person), "", more);
    }

    /** How it ended or stopped, with what it did. */
    void ended(Header header, Checkpoint checkpoint) {
        var progress = checkpoint.progress();
        record(
                "bulk-update-ended",
                header,
                Optional.empty(),
                "",
                Map.of(
                        "status", header.status().name(),
                        "matched", progress.matched(),
                        "changed", progress.changed(),
                        "unchanged", progress.unchanged(),
                        "conflicts", progress.conflicts(),
                        "failed", progress.failed()));
    }

    private void record(String action, Header header, Optional<String> person, String rule, Map<String, Object> more) {
        var details = new HashMap<>(more);
        details.put("job", header.id());
        details.put("digest", header.digest());
        header.origin().undoes().ifPresent(undone -> details.put("undoes", undone));
        var who = new Event.Who(
                person,
                Optional.empty(),
                Optional.of(header.origin().connection()),
                Optional.of(header.origin().profile()));
        audit.record(new Event(Event.Kind.CHANGE, action, who, Event.Decision.ALLOWED, rule, details));
    }
}
