// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/** A day of UTC, and what is read on it. */
final class Day {

    private final LocalDate date;
    private final Sentences sentences;
    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
    private volatile boolean doubted;

    Day(LocalDate date, Clock clock) {
        this.date = date;
        this.sentences = new Sentences(clock, end());
    }

    LocalDate date() {
        return date;
    }

    /** When it is over. */
    Instant end() {
        return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Account account(String profile) {
        return accounts.computeIfAbsent(profile, first -> new Account(sentences));
    }

    void each(BiConsumer<String, Account> action) {
        accounts.forEach(action);
    }

    /** Nobody knows what was read earlier this day. */
    void doubt() {
        doubted = true;
    }

    boolean doubted() {
        return doubted;
    }
}
