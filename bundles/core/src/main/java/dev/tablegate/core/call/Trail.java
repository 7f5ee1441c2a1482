// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tablegate.api.tool.ErrorCode;
import dev.tablegate.api.tool.Scope;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.core.json.Digest;
import dev.tablegate.host.access.Elevations;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.audit.Event.Decision;
import dev.tablegate.host.catalog.Channel;
import dev.tablegate.host.catalog.Invoker.NoSuchEntry;
import dev.tablegate.host.catalog.Invoker.ScopeTooLow;
import dev.tablegate.host.catalog.Outcome;
import dev.tablegate.host.catalog.Request;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves one event for each call: what was asked, what became of it, and which rule made it so. */
public final class Trail {

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
    private static final String UNRECORDED =
            "The call was refused, because it cannot be recorded now. Tell the operator; the server's log says why.";

    private final Audit audit;
    private final Elevations elevations;
    private final Profiles profiles;

    public Trail(Audit audit, Elevations elevations, Profiles profiles) {
        this.audit = audit;
        this.elevations = elevations;
        this.profiles = profiles;
    }

    /**
     * Runs the call of a tool. What may change something is recorded before it begins; of what only reads, the answer
     * is given out once it is recorded.
     */
    public Outcome tool(Request request, String name, Scope needed, JsonNode arguments, Supplier<Outcome> call) {
        var event = new Draft(request, name, arguments(request.grant(), arguments));
        try {
            if (needed != Scope.READ && request.grant().scope().includes(needed)) {
                audit.record(event.ended(Decision.ALLOWED, "begin"));
            }
            Outcome outcome = answered(event, call);
            audit.note(event.of(outcome));
            return outcome;
        } catch (ScopeTooLow tooLow) {
            elevations.wish(request.grant(), tooLow.needed(), name);
            throw refused(event, "scope", tooLow);
        } catch (NoSuchEntry unknown) {
            throw refused(event, "catalog", unknown);
        } catch (AuditFailure failed) {
            LOG.error("A call of '{}' is refused: it cannot be recorded", name, failed);
            return new Outcome.Failure(ToolException.Standard.UNAVAILABLE, UNRECORDED);
        }
    }

    /** Runs anything else that is asked for. */
    public <R> R other(Request request, String action, Map<String, Object> details, Supplier<R> call) {
        var event = new Draft(request, action, details);
        try {
            R answer = answered(event, call);
            audit.note(event.ended(Decision.ALLOWED, ""));
            return answer;
        } catch (NoSuchEntry unknown) {
            throw refused(event, "catalog", unknown);
        } catch (ToolException failure) {
            throw refused(event, failure.code().id(), failure);
        } catch (AuditFailure failed) {
            LOG.error("'{}' is refused: it cannot be recorded", action, failed);
            throw new ToolException(ToolException.Standard.UNAVAILABLE, UNRECORDED);
        }
    }

    /** The profile that a grant is bound to. */
    public Optional<Profile> profile(Grant grant) {
        return profiles.find(grant.profile());
    }

    private <R> R answered(Draft event, Supplier<R> call) {
        try {
            return call.get();
        } catch (Channel.Suspended waiting) {
            audit.note(event.ended(Decision.ALLOWED, "question"));
            throw waiting;
        }
    }

    /** What is refused anyway is refused, recorded or not. */
    private <E extends RuntimeException> E refused(Draft event, String rule, E refusal) {
        try {
            audit.note(event.ended(Decision.DENIED, rule));
        } catch (AuditFailure failed) {
            LOG.error("A refusal could not be recorded", failed);
        }
        return refusal;
    }

    private Map<String, Object> arguments(Grant grant, JsonNode arguments) {
        boolean values =
                profile(grant).map(profile -> profile.policy().valuesInAudit()).orElse(false);
        return values
                ? Map.of("argumentsDigest", Digest.of(arguments), "arguments", arguments.toString())
                : Map.of("argumentsDigest", Digest.of(arguments));
    }

    /** An event whose end is not known yet. */
    private record Draft(Request request, String action, Map<String, Object> details, long begin) {

        Draft(Request request, String action, Map<String, Object> details) {
            this(request, action, details, System.nanoTime());
        }

        Event of(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Success success -> {
                    var more = new HashMap<String, Object>();
                    more.put("resultCharacters", success.structured().length());
                    yield ended(Decision.ALLOWED, "", more);
                }
                case Outcome.Failure(var code, var ignored) ->
                    ended(decision(code), code.id(), Map.of("error", code.id()));
            };
        }

        Event ended(Decision decision, String rule) {
            return ended(decision, rule, Map.of());
        }

        private Event ended(Decision decision, String rule, Map<String, Object> more) {
            var all = new HashMap<>(details);
            all.putAll(more);
            all.put("durationMicros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
            Grant grant = request.grant();
            all.put("scope", grant.scope().name());
            double readUnits = request.bill().readUnits();
            if (readUnits > 0) {
                all.put("readUnits", readUnits);
            }
            var who = new Event.Who(
                    Optional.empty(), grant.client(), Optional.of(grant.connection()), Optional.of(grant.profile()));
            return new Event(Event.Kind.CALL, action, who, decision, rule, all);
        }

        private static Decision decision(ErrorCode code) {
            return switch (code.kind()) {
                case DENIED -> Decision.DENIED;
                case CALLER, CONFLICT, BUSY, UPSTREAM, INTERNAL -> Decision.FAILED;
            };
        }
    }
}
