// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.SessionKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The session of one connection on one profile: asked for by one call at a time, and begun with one code at a time. */
final class CodeDesk {

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final double FRESH = 0.8;

    /** Held by the call that asks the person. */
    final ReentrantLock asking = new ReentrantLock();

    /** Held while AWS is asked, so that nobody tries many codes at once. */
    final ReentrantLock trying = new ReentrantLock();

    private final ReentrantLock state = new ReentrantLock();
    private final Condition began = state.newCondition();
    private final Clock clock;
    private Optional<Session> session = Optional.empty();
    private int wrong;
    private Instant pausedUntil = Instant.EPOCH;

    CodeDesk(Clock clock) {
        this.clock = clock;
    }

    /** A session; from {@code stale} on it still works, but should be followed by another. */
    private record Session(SessionKeys keys, Instant stale, boolean refreshing) {}

    /** The keys, while they work. */
    Optional<SessionKeys> keys() {
        state.lock();
        try {
            return session.map(Session::keys).filter(keys -> clock.instant().isBefore(keys.expires()));
        } finally {
            state.unlock();
        }
    }

    /** Whether the session is young enough to need no other one. */
    boolean fresh() {
        state.lock();
        try {
            return session.filter(now -> clock.instant().isBefore(now.stale())).isPresent();
        } finally {
            state.unlock();
        }
    }

    /** Whether a new code should be asked for: there is no session, or it grows old and nobody said no yet. */
    boolean wanting() {
        state.lock();
        try {
            Instant now = clock.instant();
            return keys().isEmpty()
                    || session.filter(old -> !now.isBefore(old.stale()) && !old.refreshing())
                            .isPresent();
        } finally {
            state.unlock();
        }
    }

    /** The session that grows old is used to its end; nobody is asked again until then. */
    void settle() {
        state.lock();
        try {
            session = session.map(old -> new Session(old.keys(), old.stale(), true));
        } finally {
            state.unlock();
        }
    }

    /** How long no code is taken, after too many wrong ones. */
    Optional<Duration> pause() {
        state.lock();
        try {
            Duration left = Duration.between(clock.instant(), pausedUntil);
            return left.isPositive() ? Optional.of(left) : Optional.empty();
        } finally {
            state.unlock();
        }
    }

    void begun(SessionKeys keys) {
        state.lock();
        try {
            Instant now = clock.instant();
            long lasts = Duration.between(now, keys.expires()).toMillis();
            session = Optional.of(new Session(keys, now.plusMillis((long) (lasts * FRESH)), false));
            wrong = 0;
            began.signalAll();
        } finally {
            state.unlock();
        }
    }

    void refused() {
        state.lock();
        try {
            if (++wrong >= TRIES) {
                wrong = 0;
                pausedUntil = clock.instant().plus(PAUSE);
            }
        } finally {
            state.unlock();
        }
    }

    /** Waits a moment for a session to begin. */
    void await(Duration most) throws InterruptedException {
        state.lock();
        try {
            if (keys().isEmpty()) {
                began.await(most.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            state.unlock();
        }
    }
}
