// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.core.budget;

import dev.tablegate.host.catalog.Meter.Used;
import dev.tablegate.host.store.Change;
import dev.tablegate.host.store.Entry;
import dev.tablegate.host.store.Records;
import dev.tablegate.host.store.Store;
import dev.tablegate.host.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Days in the store: a record for each profile, and one for each connection, under {@code date/profile/connection}. */
record Book(Store store) {

    private static final String KIND = "read-budget";
    private static final int MOST_CHANGES = 100;
    private static final Duration LATER = Duration.ofHours(1);

    void load(Day day) {
        for (Entry entry : store.list(KIND, day.date() + "/")) {
            var parts = entry.id().split("/", 3);
            var account = day.account(parts[1]);
            var tally = parts[2].isEmpty() ? account.everybody() : account.connection(parts[2]);
            tally.begin(Records.read(entry, Used.class));
        }
    }

    /**
     * Saves what changed.
     *
     * @throws StoreFailure if it cannot: it counts as changed still
     */
    void save(Day day) {
        var changed = new ArrayList<Line>();
        day.each((profile, account) -> {
            String place = day.date() + "/" + profile + "/";
            changed.add(new Line(place, account.everybody()));
            account.each((connection, tally) -> changed.add(new Line(place + connection, tally)));
        });
        changed.removeIf(line -> !line.tally().takeChanged());
        for (int from = 0; from < changed.size(); from += MOST_CHANGES) {
            save(day, changed, from);
        }
    }

    private void save(Day day, List<Line> changed, int from) {
        var some = changed.subList(from, Math.min(changed.size(), from + MOST_CHANGES));
        var until = Optional.of(day.end().plus(LATER));
        try {
            store.write(some.stream()
                    .map(line -> Change.put(
                            KIND, line.id(), Records.write(line.tally().taken()), until))
                    .toList());
        } catch (StoreFailure failure) {
            changed.subList(from, changed.size()).forEach(line -> line.tally().unsaved());
            throw failure;
        }
    }

    private record Line(String id, Tally tally) {}
}
