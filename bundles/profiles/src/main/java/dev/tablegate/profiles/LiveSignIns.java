// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.AuditFailure;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.SignIns;
import dev.tablegate.profiles.AwsEntry.SignInPlace;
import dev.tablegate.profiles.SignInCache.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.utils.UserHomeDirectoryUtils;

/** Signs people in by device codes, for all AWS tools of this user. */
@Component
public final class LiveSignIns implements SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSignIns.class);
    private static final String LATE = "Nobody agreed to the code in time. Sign in again.";

    private final Map<String, DeviceFlow> running = new ConcurrentHashMap<>();
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final ReentrantLock beginning = new ReentrantLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KnownProfiles known;
    private final Audit audit;
    private final EventAdmin events;
    private final SignInCache cache;
    private final Clock clock;
    private final Duration second;

    @Activate
    public LiveSignIns(@Reference KnownProfiles known, @Reference Audit audit, @Reference EventAdmin events) {
        this(
                known,
                audit,
                events,
                new SignInCache(Path.of(UserHomeDirectoryUtils.userHomeDirectory(), ".aws", "sso", "cache")),
                Clock.systemUTC(),
                Duration.ofSeconds(1));
    }

    /**
     * @param second how long a second is while AWS is asked again and again
     */
    LiveSignIns(KnownProfiles known, Audit audit, EventAdmin events, SignInCache cache, Clock clock, Duration second) {
        this.known = known;
        this.audit = audit;
        this.events = events;
        this.cache = cache;
        this.clock = clock;
        this.second = second;
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    /** A place, and the AWS profiles that live on it. */
    private record Found(SignInPlace place, List<String> profiles) {}

    @Override
    public List<Place> places() {
        Instant now = clock.instant();
        return found().values().stream()
                .map(found -> {
                    String name = found.place().cacheKey();
                    return new Place(
                            name,
                            found.place().startUrl(),
                            List.copyOf(found.profiles()),
                            cache.until(found.place()).filter(now::isBefore),
                            Optional.ofNullable(running.get(name)).map(DeviceFlow::begun),
                            Optional.ofNullable(problems.get(name)));
                })
                .toList();
    }

    @Override
    public Begun begin(String place, String person) {
        Found found = Optional.ofNullable(found().get(place))
                .orElseThrow(() -> new IllegalArgumentException("No profile lives on that sign-in any more."));
        beginning.lock();
        try {
            DeviceFlow before = running.get(place);
            return before == null ? begin(found, person) : before.begun();
        } finally {
            beginning.unlock();
        }
    }

    private Begun begin(Found found, String person) {
        String name = found.place().cacheKey();
        record("begin-sign-in", name, person, Event.Decision.ALLOWED);
        try {
            var way = new AwsCalls.Way(
                    known.files().content().file(),
                    found.profiles().getFirst(),
                    found.place().region());
            var flow = new DeviceFlow(found.place(), way, clock);
            problems.remove(name);
            running.put(name, flow);
            threads.submit(() -> follow(found.place(), flow, person));
            changed();
            return flow.begun();
        } catch (SdkException | IllegalArgumentException | IllegalStateException failed) {
            LOG.warn("No sign-in could be begun at '{}'", name, failed);
            throw new IllegalArgumentException(
                    "AWS began no sign-in for this start page. Check sso_start_url and sso_region in the AWS"
                            + " configuration, and that AWS can be reached; the log says more.",
                    failed);
        }
    }

    private void follow(SignInPlace place, DeviceFlow flow, String person) {
        String name = place.cacheKey();
        try {
            Optional<Token> token = flow.token(second);
            if (token.isPresent()) {
                record("sign-in", name, person, Event.Decision.ALLOWED);
                cache.write(place, token.get());
            } else {
                problem(name, person, LATE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (AccessDeniedException denied) {
            problem(name, person, "The sign-in was denied on the page of AWS.");
        } catch (ExpiredTokenException late) {
            problem(name, person, LATE);
        } catch (SdkException | IOException | AuditFailure failed) {
            LOG.warn("The sign-in at '{}' failed", name, failed);
            problem(name, person, "The sign-in failed; the log says why. Sign in again.");
        } finally {
            running.remove(name);
            changed();
        }
    }

    private void problem(String name, String person, String sentence) {
        problems.put(name, sentence);
        record("sign-in", name, person, Event.Decision.FAILED);
    }

    private Map<String, Found> found() {
        var all = new TreeMap<String, Found>();
        new TreeMap<>(known.files().content().entries())
                .values()
                .forEach(entry -> entry.signIn()
                        .ifPresent(place -> all.computeIfAbsent(
                                        place.cacheKey(), unused -> new Found(place, new ArrayList<>()))
                                .profiles()
                                .add(entry.name())));
        return all;
    }

    private void record(String action, String place, String person, Event.Decision decision) {
        audit.record(new Event(
                Event.Kind.ADMINISTRATION, action, Event.Who.person(person), decision, "", Map.of("place", place)));
    }

    private void changed() {
        events.postEvent(new org.osgi.service.event.Event(CHANGED, Map.of()));
    }
}
