// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.views;

import dev.tablegate.api.view.View;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.audit.Event.Decision;
import dev.tablegate.host.view.Seat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records what is done with views and who looks at what. No keys, filters or statements: they hold values. */
record Trail(Audit audit) {

    /** What an agent or a person is about to do with a view. */
    void doing(String action, Stored view, Optional<String> person, Map<String, Object> at) {
        var details = new HashMap<>(at);
        details.put("view", view.id());
        var owner = view.owner();
        var who =
                new Event.Who(person, Optional.empty(), Optional.of(owner.connection()), Optional.of(owner.profile()));
        audit.record(new Event(Event.Kind.LOOK, action, who, Decision.ALLOWED, "", details));
    }

    /** What a person looked at, and what came of it. */
    void looked(Seat seat, Map<String, Object> at, Map<String, Object> found) {
        var details = new HashMap<>(at);
        details.putAll(found);
        audit.note(new Event(Event.Kind.LOOK, "look", who(seat), Decision.ALLOWED, "", details));
    }

    /** What a person wanted to look at, in vain. */
    void failed(Seat seat, Map<String, Object> at, String rule) {
        audit.note(new Event(Event.Kind.LOOK, "look", who(seat), Decision.FAILED, rule, at));
    }

    /** What is looked at. */
    static Map<String, Object> facts(View.Content content) {
        return switch (content) {
            case View.Content.Items items -> {
                var facts = new HashMap<String, Object>();
                facts.put("access", items.key().isEmpty() ? "scan" : "query");
                facts.put("table", items.table());
                items.index().ifPresent(index -> facts.put("index", index));
                yield facts;
            }
            case View.Content.Statement ignored -> Map.of("access", "sql");
            case View.Content.Kept(var snapshot) -> Map.of("access", "snapshot", "snapshot", snapshot);
        };
    }

    private static Event.Who who(Seat seat) {
        return new Event.Who(
                Optional.of(seat.person()),
                Optional.empty(),
                Optional.of(seat.connection()),
                Optional.of(seat.profile()));
    }
}
