// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.access.Origin;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.OneTimeCodes;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.SessionKeys;
import dev.tablegate.profiles.AwsEntry.CodeWay;
import dev.tablegate.profiles.CodeSessions.Outcome;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import org.osgi.service.event.propertytypes.EventTopics;

/** Sessions with one-time codes, in memory: each connection has its own, and it ends with the connection. */
@Component(service = {OneTimeCodes.class, EventHandler.class})
@EventTopics(Grants.CHANGED)
public final class LiveCodes implements OneTimeCodes, EventHandler {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final Map<Place, CodeDesk> desks = new ConcurrentHashMap<>();
    private final WaitingCodes waiting;
    private final KnownProfiles known;
    private final Grants grants;
    private final Audit audit;
    private final EventAdmin events;
    private final Clock clock;
    private final CodeSessions sessions = new CodeSessions();
    private final CodeQuestion question;

    @Activate
    public LiveCodes(
            @Reference KnownProfiles known,
            @Reference Grants grants,
            @Reference Audit audit,
            @Reference EventAdmin events,
            @Reference Origin origin) {
        this(known, grants, audit, events, origin, Clock.systemUTC());
    }

    LiveCodes(KnownProfiles known, Grants grants, Audit audit, EventAdmin events, Origin origin, Clock clock) {
        this.known = known;
        this.grants = grants;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.waiting = new WaitingCodes(clock);
        this.question = new CodeQuestion(origin);
    }

    /** What a session belongs to. A profile that leads elsewhere than before is another place. */
    record Place(String connection, Profile profile, String digest, CodeWay way) {}

    @Override
    public Optional<SessionKeys> keys(Call call, Profile profile) {
        if (!(profile.credentials() instanceof Profile.Credentials.Aws(String name))) {
            return Optional.empty();
        }
        return known.files()
                .find(name)
                .flatMap(entry -> entry.code()
                        .map(way -> keys(call, new Place(call.connection(), profile, entry.digest(), way))));
    }

    /** A connection has one place at a time. */
    private CodeDesk desk(Place place) {
        CodeDesk known = desks.get(place);
        if (known != null) {
            return known;
        }
        desks.keySet().removeIf(other -> other.connection().equals(place.connection()) && !other.equals(place));
        return desks.computeIfAbsent(place, unused -> new CodeDesk(clock));
    }

    private SessionKeys keys(Call call, Place place) {
        CodeDesk desk = desk(place);
        Optional<SessionKeys> keys = desk.keys();
        if (keys.isPresent()) {
            return desk.wanting() ? renewed(call, place, desk, keys.get()) : keys.get();
        }
        question.take(call, desk);
        try {
            return desk.keys().orElseGet(() -> asked(call, place, desk));
        } finally {
            desk.asking.unlock();
        }
    }

    /** The old session still works, so nothing that goes wrong with the new one stops the call. */
    private SessionKeys renewed(Call call, Place place, CodeDesk desk, SessionKeys old) {
        if (desk.pause().isPresent() || !desk.asking.tryLock()) {
            return old;
        }
        try {
            if (place.profile().policy().codeInForm()) {
                return inForm(call, place, desk);
            }
            question.open(call, place.profile(), wait(place));
        } catch (ToolException notNow) {
            desk.settle();
        } finally {
            desk.asking.unlock();
        }
        desk.settle();
        return desk.keys().orElse(old);
    }

    private SessionKeys asked(Call call, Place place, CodeDesk desk) {
        desk.pause().ifPresent(left -> {
            throw CodeQuestion.paused(left);
        });
        return place.profile().policy().codeInForm() ? inForm(call, place, desk) : inConsole(call, place, desk);
    }

    private SessionKeys inForm(Call call, Place place, CodeDesk desk) {
        Optional<String> typed = question.form(call, place.profile(), () -> wait(place));
        String code = typed.filter(text -> CODE.matcher(text).matches()).orElseThrow(CodeQuestion::noCode);
        return switch (attempt(place, desk, code, "client")) {
            case Outcome.Begun(SessionKeys keys) -> keys;
            case Outcome.Refused() -> throw CodeQuestion.wrongCode();
            case Outcome.Failed(String sentence) ->
                throw new ToolException(ToolException.Standard.UNAVAILABLE, sentence);
        };
    }

    private SessionKeys inConsole(Call call, Place place, CodeDesk desk) {
        Wanted wanted = wait(place);
        question.open(call, place.profile(), wanted);
        return question.entered(call, place.profile(), wanted, desk);
    }

    private Wanted wait(Place place) {
        Optional<Grant> grant = grants.list().stream()
                .filter(one -> one.connection().equals(place.connection()))
                .findFirst();
        Wanted wanted = waiting.add(
                place,
                grant.map(Grant::label).orElse(""),
                grant.map(Grant::approver).orElse(""));
        changed();
        return wanted;
    }

    @Override
    public List<Wanted> waiting() {
        return waiting.list().stream()
                .sorted(Comparator.comparing(Wanted::since))
                .toList();
    }

    @Override
    public void enter(String id, String code, String person) {
        Place place = waiting.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Nobody waits for that code any more. Let the agent call its tool again."));
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The code has six digits.");
        }
        CodeDesk desk = desk(place);
        switch (attempt(place, desk, code, person)) {
            case Outcome.Begun ignored -> {}
            case Outcome.Refused() ->
                throw new IllegalArgumentException(
                        "AWS does not take this code. Wait for the next one; three wrong ones make a pause of five"
                                + " minutes. If it goes on, the keys may not be allowed to take the role.");
            case Outcome.Failed(String sentence) -> throw new IllegalArgumentException(sentence);
        }
    }

    private Outcome attempt(Place place, CodeDesk desk, String code, String person) {
        desk.trying.lock();
        try {
            if (desk.pause().isPresent()) {
                return new Outcome.Failed(
                        CodeQuestion.paused(desk.pause().get()).getMessage());
            }
            if (desk.fresh() && desk.keys().isPresent()) {
                return new Outcome.Begun(desk.keys().get());
            }
            Outcome outcome = sessions.begin(way(place), place.way(), code);
            record(place, person, outcome);
            switch (outcome) {
                case Outcome.Begun(SessionKeys keys) -> {
                    desk.begun(keys);
                    waiting.forget(place);
                }
                case Outcome.Refused() -> desk.refused();
                case Outcome.Failed ignored -> {}
            }
            changed();
            return outcome;
        } finally {
            desk.trying.unlock();
        }
    }

    private AwsCalls.Way way(Place place) {
        String name = place.profile().credentials() instanceof Profile.Credentials.Aws(String aws) ? aws : "";
        return new AwsCalls.Way(
                known.files().content().file(), name, place.profile().region());
    }

    /** With its connection goes the session. */
    @Override
    public void handleEvent(org.osgi.service.event.Event event) {
        Set<String> there = grants.list().stream().map(Grant::connection).collect(Collectors.toSet());
        desks.keySet().removeIf(place -> !there.contains(place.connection()));
        waiting.keep(there);
    }

    private void record(Place place, String person, Outcome outcome) {
        var who = new Event.Who(
                Optional.of(person),
                Optional.empty(),
                Optional.of(place.connection()),
                Optional.of(place.profile().slug()));
        boolean begun = outcome instanceof Outcome.Begun;
        audit.record(new Event(
                Event.Kind.ADMINISTRATION,
                "enter-code",
                who,
                begun ? Event.Decision.ALLOWED : Event.Decision.FAILED,
                begun ? "" : "sts",
                Map.of()));
    }

    private void changed() {
        events.postEvent(new org.osgi.service.event.Event(CHANGED, Map.of()));
    }
}
