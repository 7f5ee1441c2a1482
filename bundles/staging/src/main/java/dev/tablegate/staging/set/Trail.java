// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.audit.Event.Decision;
import dev.tablegate.host.store.Conflict;
import dev.tablegate.host.store.StoreFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Records what is done to sets, before it is done, and that it failed if it did. No values of items. */
final class Trail {

    private final Audit audit;

    Trail(Audit audit) {
        this.audit = audit;
    }

    /**
     * What is about to be done.
     *
     * @param action a verb
     * @param header the set
     * @param person who does it; empty if it is the agent, or a rule
     * @param digest of what it is about
     * @param rule what made it so, if nobody did
     * @param more other facts
     */
    record Entry(
            String action,
            Header header,
            Optional<String> person,
            String digest,
            String rule,
            Map<String, Object> more) {}

    /** What the agent does. */
    <R> R agent(String action, Header header, String digest, Map<String, Object> more, Supplier<R> work) {
        return doing(new Entry(action, header, Optional.empty(), digest, "", more), work);
    }

    <R> R doing(Entry entry, Supplier<R> work) {
        audit.record(event(entry, Decision.ALLOWED, entry.rule()));
        try {
            return work.get();
        } catch (Conflict somebodyElse) {
            audit.record(event(entry, Decision.FAILED, "changed-meanwhile"));
            throw somebodyElse;
        } catch (StoreFailure failure) {
            audit.record(event(entry, Decision.FAILED, "store"));
            throw failure;
        }
    }

    private static Event event(Entry entry, Decision decision, String rule) {
        var details = new HashMap<>(entry.more());
        details.put("set", entry.header().id());
        details.put("digest", entry.digest());
        Header.Origin origin = entry.header().origin();
        var who = new Event.Who(
                entry.person(), Optional.empty(), Optional.of(origin.connection()), Optional.of(origin.profile()));
        return new Event(Event.Kind.CHANGE, entry.action(), who, decision, rule, details);
    }

    /** An entry about what a person does. */
    static Entry by(String person, String action, Header header, String digest, Map<String, Object> more) {
        return new Entry(action, header, Optional.of(person), digest, "", more);
    }
}
