// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Exposure;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profiles there are, and which of them are exposed. An exposure is of what the profile pointed at then. */
@Component(service = {Profiles.class, Exposure.class})
public final class LiveProfiles implements Profiles, Exposure {

    private static final Logger LOG = LoggerFactory.getLogger(LiveProfiles.class);
    private static final long PATIENCE_SECONDS = 3;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Map<String, CompletableFuture<Void>> working = new ConcurrentHashMap<>();
    private final Map<String, Long> failed = new ConcurrentHashMap<>();
    private final KnownProfiles known;
    private final Targets targets;
    private final Exposures exposures;
    private final Audit audit;
    private final EventAdmin events;

    @Activate
    public LiveProfiles(
            @Reference KnownProfiles known,
            @Reference Store store,
            @Reference Audit audit,
            @Reference EventAdmin events) {
        this(known, new Targets(known.files()), store, audit, events);
    }

    LiveProfiles(KnownProfiles known, Targets targets, Store store, Audit audit, EventAdmin events) {
        this.known = known;
        this.targets = targets;
        this.exposures = new Exposures(store);
        this.audit = audit;
        this.events = events;
        known.onChange(this::changed);
    }

    @Override
    public Optional<Profile> find(String slug) {
        return known.find(slug);
    }

    @Override
    public List<Profile> list() {
        return known.list();
    }

    @Override
    public boolean exposed(String slug) {
        return exposures.find(slug).isPresent();
    }

    @Override
    public Optional<String> target(String slug) {
        return current(slug).filter(exposed -> exposed.moved().isEmpty()).map(Exposures.Exposed::target);
    }

    @Override
    public String revision(String slug) {
        return exposures.find(slug).map(Exposures.Exposed::print).orElse("");
    }

    @Override
    public void expose(String slug, String person) {
        Profile profile =
                find(slug).orElseThrow(() -> new IllegalArgumentException("There is no profile \"" + slug + "\"."));
        // The print first: what changes while AWS is asked is noticed with the next call.
        String print = targets.print(profile);
        var made = new Exposures.Exposed(print, targets.of(profile), Optional.empty());
        record("expose", slug, person, Map.of("target", made.target()));
        exposures.put(slug, made);
        failed.remove(slug);
        changed();
    }

    @Override
    public boolean unexpose(String slug, String person) {
        // It is over even if the disk refuses, or the record.
        boolean found = exposures.forget(slug);
        changed();
        exposures.remove(slug);
        record("unexpose", slug, person, Map.of());
        return found;
    }

    @Override
    public List<String> remarks() {
        var remarks = new ArrayList<>(known.problems());
        for (Profile profile : list()) {
            current(profile.slug())
                    .flatMap(exposed -> exposed.moved().map(moved -> moved(profile.slug(), exposed.target(), moved)))
                    .ifPresent(remarks::add);
        }
        remarks.addAll(sharedPorts());
        return remarks;
    }

    private static String moved(String slug, String before, String now) {
        return "The profile " + slug + " leads elsewhere than when it was exposed: to " + now + ", not to " + before
                + ". Its connections are cut. If that is meant, end the exposure and expose it again; each client then"
                + " needs a new approval.";
    }

    private List<String> sharedPorts() {
        return list().stream()
                .filter(profile ->
                        profile.endpoint().filter(Settings.Endpoint::isLoopback).isPresent())
                .collect(Collectors.groupingBy(
                        profile -> profile.endpoint().map(URI::getPort).orElse(-1),
                        TreeMap::new,
                        Collectors.mapping(Profile::slug, Collectors.toList())))
                .values()
                .stream()
                .filter(sharing -> sharing.size() > 1)
                .map(sharing -> "The profiles " + String.join(" and ", sharing)
                        + " lead to one local port, so they may show the same tables.")
                .toList();
    }

    /** The exposure by the settings of now. Waits a moment where these have changed, for AWS may have to be asked. */
    private Optional<Exposures.Exposed> current(String slug) {
        Optional<Exposures.Exposed> exposed = exposures.find(slug);
        Optional<Profile> profile = exposed.flatMap(unused -> find(slug));
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        if (exposed.get().print().equals(targets.print(profile.get()))) {
            return exposed;
        }
        Long since = failed.get(slug);
        if (since != null && System.nanoTime() - since < RETRY_NANOS) {
            return Optional.empty();
        }
        await(working.computeIfAbsent(slug, unused -> workOut(profile.get())));
        return exposures.find(slug).filter(now -> now.print().equals(targets.print(profile.get())));
    }

    private CompletableFuture<Void> workOut(Profile profile) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("target-" + profile.slug()).start(() -> {
            try {
                compare(profile);
            } catch (IllegalArgumentException unknown) {
                failed.put(profile.slug(), System.nanoTime());
                LOG.warn(
                        "Connections on the profile '{}' do not count for now: {}",
                        profile.slug(),
                        unknown.getMessage());
            } finally {
                working.remove(profile.slug());
                done.complete(null);
            }
        });
        return done;
    }

    private void compare(Profile profile) {
        String print = targets.print(profile);
        String target = targets.of(profile);
        exposures.find(profile.slug()).ifPresent(before -> {
            Optional<String> moved = target.equals(before.target()) ? Optional.empty() : Optional.of(target);
            if (moved.isPresent() && !moved.equals(before.moved())) {
                record("target-moved", profile.slug(), "server", Map.of("before", before.target(), "now", target));
            }
            exposures.replace(profile.slug(), before, new Exposures.Exposed(print, before.target(), moved));
        });
        changed();
    }

    private static void await(CompletableFuture<Void> work) {
        try {
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException later) {
            LOG.debug("A target is not known yet", later);
        }
    }

    private void changed() {
        events.postEvent(new org.osgi.service.event.Event(CHANGED, Map.of()));
    }

    private void record(String action, String slug, String person, Map<String, Object> details) {
        var who = new Event.Who(Optional.of(person), Optional.empty(), Optional.empty(), Optional.of(slug));
        audit.record(new Event(Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", details));
    }
}
