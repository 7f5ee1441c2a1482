// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All grants and access tokens: kept in the store, looked up in memory, so that no request waits for the disk. */
@Component(service = GrantBook.class)
public final class GrantBook {

    private final ReentrantLock changing = new ReentrantLock();
    private final Map<String, Held> grants = new ConcurrentHashMap<>();
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
    private final Store store;
    private final Clock clock;

    @Activate
    public GrantBook(@Reference Store store) {
        this(store, Clock.systemUTC());
    }

    GrantBook(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.list(Held.KIND, "").forEach(entry -> grants.put(entry.id(), Held.of(entry)));
        store.list(AccessToken.KIND, "").forEach(entry -> tokens.put(entry.id(), AccessToken.of(entry)));
    }

    Clock clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    /** The grant that a token's hash stands for now. */
    Optional<Held> byToken(String hash) {
        Instant now = clock.instant();
        return Optional.ofNullable(tokens.get(hash))
                .filter(token -> Tokens.same(token.hash(), hash) && now.isBefore(token.expires()))
                .flatMap(token -> find(token.connection()));
    }

    Optional<Held> find(String connection) {
        return Optional.ofNullable(grants.get(connection)).filter(held -> held.livesAt(clock.instant()));
    }

    /** Oldest first. */
    List<Held> list() {
        Instant now = clock.instant();
        return grants.values().stream()
                .filter(held -> held.livesAt(now))
                .sorted(Comparator.comparingLong(Held::created).thenComparing(Held::connection))
                .toList();
    }

    /** Keeps a grant and a token, with other changes of the store in the same moment. */
    void add(Held held, AccessToken token, Change... others) {
        changing.lock();
        try {
            var changes = new ArrayList<>(List.of(others));
            changes.add(held.put());
            changes.add(token.put());
            // On disk before anybody holds the token: what was handed out survives a crash.
            store.write(changes);
            forgetExpired();
            grants.put(held.connection(), held);
            tokens.put(token.hash(), token);
        } finally {
            changing.unlock();
        }
    }

    /** Replaces a grant that is there; false if it is gone. */
    boolean replace(Held held) {
        changing.lock();
        try {
            if (find(held.connection()).isEmpty()) {
                return false;
            }
            store.write(held.put());
            grants.put(held.connection(), held);
            return true;
        } finally {
            changing.unlock();
        }
    }

    /** Keeps a grant that has no token yet. */
    void keep(Held held) {
        changing.lock();
        try {
            store.write(held.put());
            grants.put(held.connection(), held);
        } finally {
            changing.unlock();
        }
    }

    /** Ends a grant and all its tokens; false if there was none. */
    boolean remove(String connection) {
        changing.lock();
        try {
            boolean found = find(connection).isPresent();
            var ended = tokens.values().stream()
                    .filter(token -> token.connection().equals(connection))
                    .toList();
            // In memory first: it is over even if the disk refuses.
            grants.remove(connection);
            ended.forEach(token -> tokens.remove(token.hash()));
            store.write(Change.remove(Held.KIND, connection));
            for (AccessToken token : ended) {
                store.write(Change.remove(AccessToken.KIND, token.hash()));
            }
            return found;
        } finally {
            changing.unlock();
        }
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> !now.isBefore(token.expires()));
        grants.values().removeIf(held -> !held.livesAt(now));
    }

    /** Reads a record of another kind. */
    Optional<Entry> entry(String kind, String id) {
        return store.get(kind, id);
    }
}
