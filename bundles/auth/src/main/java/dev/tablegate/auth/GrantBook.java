// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.auth;

import dev.tablegate.host.access.Grant;
import dev.tablegate.host.store.Change;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All grants and access tokens: kept in the store, looked up in memory, so that no request waits for the disk. */
@Component(service = GrantBook.class)
public final class GrantBook {

    /** So many tokens of one connection count at once; the oldest end first. */
    static final int MOST_TOKENS = 50;

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

    /** A grant with the token that stands for it. */
    record Presented(Held held, AccessToken token) {

        Grant at(Instant now) {
            return token.of(held.at(now));
        }
    }

    /** What a token's hash stands for now. */
    Optional<Presented> byToken(String hash) {
        Instant now = clock.instant();
        return Optional.ofNullable(tokens.get(hash))
                .filter(token -> Tokens.same(token.hash(), hash) && now.isBefore(token.expires()))
                .flatMap(token -> find(token.connection()).map(held -> new Presented(held, token)));
    }

    Optional<Held> find(String connection) {
        return Optional.ofNullable(grants.get(connection)).filter(held -> held.livesAt(clock.instant()));
    }

    /** Oldest first; what is being changed at this moment is waited for. */
    List<Held> list() {
        Instant now = clock.instant();
        return whileNobodyElseChanges(() -> grants.values().stream()
                .filter(held -> held.livesAt(now))
                .sorted(Comparator.comparingLong(Held::created).thenComparing(Held::connection))
                .toList());
    }

    /**
     * Keeps a new grant with its first token, if it has one, and other changes of the store in the same moment.
     *
     * @return false if it is not admitted any more
     */
    boolean add(Held held, Predicate<Held> admitted, List<AccessToken> first, Change... others) {
        return whileNobodyElseChanges(() -> {
            if (!admitted.test(held)) {
                return false;
            }
            var changes = new ArrayList<>(List.of(others));
            changes.add(held.put());
            first.forEach(token -> changes.add(token.put()));
            store.write(changes);
            forgetExpired();
            grants.put(held.connection(), held);
            first.forEach(token -> tokens.put(token.hash(), token));
            return true;
        });
    }

    /**
     * Keeps a token of a grant, with other changes of the store in the same moment.
     *
     * @return false if the grant has ended
     */
    boolean add(AccessToken token, Change... others) {
        return whileNobodyElseChanges(() -> {
            if (find(token.connection()).isEmpty()) {
                return false;
            }
            var changes = new ArrayList<>(List.of(others));
            changes.add(token.put());
            // On disk before anybody holds the token: what was handed out survives a crash.
            store.write(changes);
            forgetExpired();
            tokens.put(token.hash(), token);
            endOldest(token.connection());
            return true;
        });
    }

    /** Replaces a grant; false if it has ended. */
    boolean replace(Held held) {
        return whileNobodyElseChanges(() -> {
            if (find(held.connection()).isEmpty()) {
                return false;
            }
            store.write(held.put());
            grants.put(held.connection(), held);
            return true;
        });
    }

    /** A grant that counts no more, with its tokens. */
    record Cut(Held held, List<AccessToken> tokens) {}

    /** Ends a grant and all its tokens at once, in memory; {@link #erase} makes it last. */
    Optional<Cut> cut(String connection) {
        return whileNobodyElseChanges(() -> {
            List<AccessToken> ended = tokensOf(connection);
            ended.forEach(token -> tokens.remove(token.hash()));
            return find(connection).map(held -> {
                grants.remove(connection);
                return new Cut(held, ended);
            });
        });
    }

    void erase(Cut cut) {
        store.write(Change.remove(Held.KIND, cut.held().connection()));
        eraseTokens(cut.tokens());
    }

    /** Ends the tokens of a grant, but not the grant. */
    void endTokens(String connection) {
        whileNobodyElseChanges(() -> {
            List<AccessToken> ended = tokensOf(connection);
            ended.forEach(token -> tokens.remove(token.hash()));
            eraseTokens(ended);
            return ended;
        });
    }

    private void eraseTokens(List<AccessToken> ended) {
        if (!ended.isEmpty()) {
            store.write(ended.stream()
                    .map(token -> Change.remove(AccessToken.KIND, token.hash()))
                    .toList());
        }
    }

    private List<AccessToken> tokensOf(String connection) {
        return tokens.values().stream()
                .filter(token -> token.connection().equals(connection))
                .sorted(Comparator.comparing(AccessToken::expires))
                .toList();
    }

    private void endOldest(String connection) {
        List<AccessToken> all = tokensOf(connection);
        all.stream().limit(Math.max(0, all.size() - MOST_TOKENS)).forEach(token -> {
            tokens.remove(token.hash());
            store.write(Change.remove(AccessToken.KIND, token.hash()));
        });
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> !now.isBefore(token.expires()));
        grants.values().removeIf(held -> !held.livesAt(now));
    }

    private <R> R whileNobodyElseChanges(Supplier<R> change) {
        changing.lock();
        try {
            return change.get();
        } finally {
            changing.unlock();
        }
    }
}
