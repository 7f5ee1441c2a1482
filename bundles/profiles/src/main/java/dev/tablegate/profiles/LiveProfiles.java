// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.host.audit.Event;
import dev.tablegate.host.profile.Exposure;
import dev.tablegate.host.profile.Profile;
import dev.tablegate.host.profile.Profiles;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured profiles and those of the machine's AWS files, and which of them are exposed. */
@Component(service = {Profiles.class, Exposure.class})
public final class LiveProfiles implements Profiles, Exposure {

    private static final Logger LOG = LoggerFactory.getLogger(LiveProfiles.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String KIND = "exposure";
    private static final long STAMP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Exposed> exposed = new ConcurrentHashMap<>();
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private final ProfileBook book;
    private final AwsFiles files;
    private final Targets targets;
    private final Store store;
    private final Audit audit;
    private final EventAdmin events;
    private volatile Stamp stamp = new Stamp("", System.nanoTime() - 2 * STAMP_NANOS);

    /** An exposed profile: what it pointed at, and by which settings that was worked out. */
    private record Exposed(String print, String target) {}

    private record Stamp(String text, long since) {}

    @Activate
    public LiveProfiles(
            @Reference ProfileBook book, @Reference Store store, @Reference Audit audit, @Reference EventAdmin events) {
        this(book, new AwsFiles(), store, audit, events);
    }

    private LiveProfiles(ProfileBook book, AwsFiles files, Store store, Audit audit, EventAdmin events) {
        this(book, files, new Targets(files), store, audit, events);
    }

    LiveProfiles(ProfileBook book, AwsFiles files, Targets targets, Store store, Audit audit, EventAdmin events) {
        this.book = book;
        this.files = files;
        this.targets = targets;
        this.store = store;
        this.audit = audit;
        this.events = events;
        store.list(KIND, "").forEach(entry -> exposed.put(entry.id(), read(entry)));
        book.onChange(this::changed);
    }

    @Override
    public Optional<Profile> find(String slug) {
        return book.find(slug)
                .or(() -> Optional.ofNullable(files.found().get(slug)).map(AwsFiles.Found::profile));
    }

    @Override
    public List<Profile> list() {
        var all = new LinkedHashMap<String, Profile>();
        book.list().forEach(profile -> all.put(profile.slug(), profile));
        files.found().values().forEach(found -> all.putIfAbsent(found.profile().slug(), found.profile()));
        return all.values().stream().sorted(Comparator.comparing(Profile::slug)).toList();
    }

    @Override
    public boolean exposed(String slug) {
        return exposed.containsKey(slug);
    }

    @Override
    public Optional<String> target(String slug) {
        Optional<Exposed> known = Optional.ofNullable(exposed.get(slug));
        Optional<Profile> profile = known.flatMap(unused -> find(slug));
        if (known.isEmpty() || profile.isEmpty()) {
            return Optional.empty();
        }
        if (known.get().print().equals(print(profile.get()))) {
            return known.map(Exposed::target);
        }
        workOut(profile.get());
        return Optional.empty();
    }

    @Override
    public void expose(String slug, String person) {
        Profile profile =
                find(slug).orElseThrow(() -> new IllegalArgumentException("There is no profile \"" + slug + "\"."));
        var made = new Exposed(print(profile), targets.of(profile));
        record("expose", slug, person, Map.of("target", made.target()));
        store.write(Change.put(KIND, slug, write(made), Optional.empty()));
        exposed.put(slug, made);
        changed();
    }

    @Override
    public boolean unexpose(String slug, String person) {
        // In memory first: it is over even if the disk refuses.
        boolean found = exposed.remove(slug) != null;
        record("unexpose", slug, person, Map.of());
        store.write(Change.remove(KIND, slug));
        changed();
        return found;
    }

    @Override
    public List<String> remarks() {
        var remarks = new ArrayList<>(files.remarks());
        list().stream()
                .filter(profile -> exposed(profile.slug()) && profile.endpoint().isPresent())
                .collect(Collectors.groupingBy(
                        profile -> profile.endpoint().map(URI::getPort).orElse(-1),
                        Collectors.mapping(Profile::slug, Collectors.toList())))
                .values()
                .stream()
                .filter(sharing -> sharing.size() > 1)
                .map(sharing -> "The profiles " + String.join(" and ", sharing)
                        + " lead to one local port, so they show the same tables.")
                .forEach(remarks::add);
        return remarks;
    }

    /** Beside the request that noticed: AWS may have to be asked. */
    private void workOut(Profile profile) {
        if (!working.add(profile.slug())) {
            return;
        }
        Thread.ofVirtual().name("target-" + profile.slug()).start(() -> {
            try {
                var now = new Exposed(print(profile), targets.of(profile));
                store.write(Change.put(KIND, profile.slug(), write(now), Optional.empty()));
                exposed.computeIfPresent(profile.slug(), (slug, before) -> now);
                changed();
            } catch (IllegalArgumentException unknown) {
                LOG.warn(
                        "Connections on the profile '{}' do not count for now: {}",
                        profile.slug(),
                        unknown.getMessage());
            } finally {
                working.remove(profile.slug());
            }
        });
    }

    /** The settings by which a target is worked out. */
    private String print(Profile profile) {
        String source = switch (profile.credentials()) {
            case Profile.Credentials.Static(String key, var ignored) -> "static " + key;
            case Profile.Credentials.Aws(String name) -> "aws " + name + " " + stamp();
        };
        return source + " " + profile.region() + " "
                + profile.endpoint().map(URI::toString).orElse("");
    }

    /** The stamp of the AWS files, looked at once in a second. */
    private String stamp() {
        Stamp known = stamp;
        if (System.nanoTime() - known.since() > STAMP_NANOS) {
            known = new Stamp(files.stamp(), System.nanoTime());
            stamp = known;
        }
        return known.text();
    }

    private void changed() {
        events.postEvent(new org.osgi.service.event.Event(CHANGED, Map.of()));
    }

    private void record(String action, String slug, String person, Map<String, Object> details) {
        var who = new Event.Who(Optional.of(person), Optional.empty(), Optional.empty(), Optional.of(slug));
        audit.record(new Event(Event.Kind.ADMINISTRATION, action, who, Event.Decision.ALLOWED, "", details));
    }

    private static String write(Exposed value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exposed read(Entry entry) {
        try {
            return JSON.readValue(entry.value(), Exposed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The exposure of " + entry.id() + " cannot be read", e);
        }
    }
}
