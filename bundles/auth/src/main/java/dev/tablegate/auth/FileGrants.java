// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.api.tool.Scope;
import dev.tablegate.auth.GrantsFile.Entry;
import dev.tablegate.host.access.Grant;
import dev.tablegate.host.access.Grants;
import dev.tablegate.host.profile.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Grants kept in one file and looked up in memory: no request waits for the disk. */
@Component
public final class FileGrants implements Grants {

    private static final Logger LOG = LoggerFactory.getLogger(FileGrants.class);

    private final Tokens tokens = new Tokens();
    private final ReentrantLock changing = new ReentrantLock();
    private final Profiles profiles;
    private final GrantsFile file;
    private final Clock clock;
    private volatile Snapshot current;

    @Activate
    public FileGrants(BundleContext context, @Reference Profiles profiles) {
        this(Path.of(context.getProperty("tablegate.data")), profiles, Clock.systemUTC());
    }

    FileGrants(Path data, Profiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
        this.file = new GrantsFile(data.resolve("grants.json"));
        try {
            this.current = Snapshot.of(file.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All grants at one moment, by what they are looked up by. */
    private record Snapshot(List<Entry> entries, Map<String, Entry> byHash, Map<String, Entry> byConnection) {

        static Snapshot of(List<Entry> entries) {
            return new Snapshot(
                    List.copyOf(entries),
                    entries.stream().collect(Collectors.toUnmodifiableMap(Entry::tokenHash, Function.identity())),
                    entries.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    entry -> entry.grant().connection(), Function.identity())));
        }
    }

    @Override
    public Optional<Grant> authenticate(String token) {
        if (!Tokens.plausible(token)) {
            return Optional.empty();
        }
        String hash = Tokens.hash(token);
        return Optional.ofNullable(current.byHash().get(hash))
                .filter(entry -> Tokens.same(entry.tokenHash(), hash))
                .map(Entry::grant)
                .filter(this::lives);
    }

    @Override
    public boolean inForce(String connection) {
        return Optional.ofNullable(current.byConnection().get(connection))
                .map(Entry::grant)
                .filter(this::lives)
                .isPresent();
    }

    @Override
    public Minted mint(String profile, Scope scope, Duration timeToLive, String label) {
        if (!timeToLive.isPositive()) {
            throw new IllegalArgumentException("The time to live must be positive.");
        }
        if (profiles.find(profile).isEmpty()) {
            throw new IllegalArgumentException("There is no profile \"" + profile + "\".");
        }
        String token = tokens.token();
        Instant expires = clock.instant().plus(timeToLive).truncatedTo(ChronoUnit.SECONDS);
        Grant grant = new Grant(tokens.name(), label, profile, scope, expires);
        changing.lock();
        try {
            List<Entry> entries = living();
            entries.add(new Entry(Tokens.hash(token), grant));
            // On disk before anybody holds the token: a grant handed out survives a crash.
            file.write(entries);
            current = Snapshot.of(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
        LOG.info(
                "Granted {} on profile {} to \"{}\" until {} ({})", scope, profile, label, expires, grant.connection());
        return new Minted(token, grant);
    }

    @Override
    public List<Grant> list() {
        return current.entries().stream().map(Entry::grant).filter(this::lives).toList();
    }

    @Override
    public boolean revoke(String connection) {
        changing.lock();
        try {
            boolean found = inForce(connection);
            List<Entry> entries = living();
            entries.removeIf(entry -> entry.grant().connection().equals(connection));
            // In memory first: it is over even if the disk refuses.
            current = Snapshot.of(entries);
            if (found) {
                file.write(entries);
                LOG.info("Revoked {}", connection);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    private List<Entry> living() {
        return current.entries().stream()
                .filter(entry -> lives(entry.grant()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean lives(Grant grant) {
        return clock.instant().isBefore(grant.expires());
    }
}
