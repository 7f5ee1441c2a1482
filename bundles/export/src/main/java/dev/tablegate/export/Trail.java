// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.export;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.audit.Event.Decision;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records what is done with exports. No values of items, and no statements: they may hold some. */
record Trail(Audit audit) {

    void started(Header header) {
        record("export-start", header, Optional.empty(), Decision.ALLOWED);
    }

    void ended(Header header) {
        boolean failed = !header.note().isEmpty();
        record("export-end", header, Optional.empty(), failed ? Decision.FAILED : Decision.ALLOWED);
    }

    void cancelled(Header header, Optional<String> person) {
        record("export-delete", header, person, Decision.ALLOWED);
    }

    void downloaded(Header header, String person) {
        record("export-download", header, Optional.of(person), Decision.ALLOWED);
    }

    private void record(String action, Header header, Optional<String> person, Decision decision) {
        var details = new HashMap<String, Object>(Map.of(
                "export", header.id(),
                "format", header.wish().format(),
                "status", header.status().name().toLowerCase(Locale.ROOT),
                "name", header.wish().name(),
                "rows", header.spool().rows()));
        header.file().ifPresent(file -> {
            details.put("bytes", file.bytes());
            details.put("sha256", file.sha256());
        });
        var origin = header.origin();
        var who = new Event.Who(
                person, Optional.empty(), Optional.of(origin.connection()), Optional.of(origin.profile()));
        audit.record(new Event(Event.Kind.EXPORT, action, who, decision, "", details));
    }
}
