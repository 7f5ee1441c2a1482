// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.profiles;

import dev.tablegate.host.profile.OneTimeCodes.Wanted;
import dev.tablegate.profiles.LiveCodes.Place;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections that wait for a code; each once, and for ten minutes after it asked last. */
final class WaitingCodes {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 100;
    private static final int ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Map<Place, Wanted> byPlace = new LinkedHashMap<>();
    private final Clock clock;

    WaitingCodes(Clock clock) {
        this.clock = clock;
    }

    /** The id stays while it waits: a call that is repeated asks the same question. */
    synchronized Wanted add(Place place, String label, String approver) {
        forgetOld();
        Optional<Wanted> before = Optional.ofNullable(byPlace.remove(place));
        if (before.isEmpty() && byPlace.size() >= MOST) {
            byPlace.remove(byPlace.keySet().iterator().next());
        }
        var wanted = new Wanted(
                before.map(Wanted::id).orElseGet(this::fresh),
                place.connection(),
                label,
                approver,
                place.profile(),
                clock.instant());
        byPlace.put(place, wanted);
        return wanted;
    }

    synchronized Optional<Place> find(String id) {
        forgetOld();
        return byPlace.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    synchronized List<Wanted> list() {
        forgetOld();
        return List.copyOf(byPlace.values());
    }

    synchronized void forget(Place place) {
        byPlace.remove(place);
    }

    /** Forgets all but those of these connections. */
    synchronized void keep(Set<String> connections) {
        byPlace.keySet().removeIf(place -> !connections.contains(place.connection()));
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        byPlace.values().removeIf(wanted -> wanted.since().isBefore(oldest));
    }

    private String fresh() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
