// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records what is about to happen to sets. No values of items. */
final class Trail {

    private final Audit audit;

    Trail(Audit audit) {
        this.audit = audit;
    }

    /** What the agent does. */
    void agent(String action, Header header, String digest, Map<String, Object> more) {
        record(action, header, Optional.empty(), digest, "", more);
    }

    /** What a person does. */
    void person(String action, Header header, String person, String digest, Map<String, Object> more) {
        record(action, header, Optional.of(person), digest, "", more);
    }

    /** What happens by a rule, without anybody. */
    void rule(String action, Header header, String digest, String rule) {
        record(action, header, Optional.empty(), digest, rule, Map.of());
    }

    private void record(
            String action,
            Header header,
            Optional<String> person,
            String digest,
            String rule,
            Map<String, Object> more) {
        var details = new HashMap<>(more);
        details.put("set", header.id());
        details.put("digest", digest);
        Header.Origin origin = header.origin();
        var who = new Event.Who(
                person, Optional.empty(), Optional.of(origin.connection()), Optional.of(origin.profile()));
        audit.record(new Event(Event.Kind.CHANGE, action, who, Event.Decision.ALLOWED, rule, details));
    }
}
