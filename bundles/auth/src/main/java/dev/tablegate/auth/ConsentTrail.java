// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Consents.Approval;
import dev.tablegate.host.access.Consents.Consent;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a person saw of a request, and decided. */
record ConsentTrail(Audit audit) {

    void approve(Consent consent, Approval approval) {
        var details = seen(consent);
        details.put("grantedScope", approval.scope().name());
        details.put("seconds", approval.timeToLive().map(Duration::toSeconds).orElse(0L));
        record("approve", who(consent, approval.person(), Optional.of(approval.profile())), details);
    }

    void deny(Consent consent, String person) {
        record("deny", who(consent, person, Optional.empty()), seen(consent));
    }

    private static Map<String, Object> seen(Consent consent) {
        return new HashMap<>(Map.of(
                "name", consent.client().name(),
                "redirect", consent.redirect(),
                "askedProfile", consent.profile().orElse(""),
                "askedScope", consent.scope().name(),
                "digest", consent.digest()));
    }

    private static Event.Who who(Consent consent, String person, Optional<String> profile) {
        return new Event.Who(Optional.of(person), Optional.of(consent.client().id()), Optional.empty(), profile);
    }

    private void record(String action, Event.Who who, Map<String, Object> details) {
        audit.record(new Event(Event.Kind.CONSENT, action, who, Event.Decision.ALLOWED, "", details));
    }
}
