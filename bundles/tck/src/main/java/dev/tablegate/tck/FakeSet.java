// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.Change.Kind;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One set of {@link FakeStaging}, with its changes by item. */
final class FakeSet {

    private static final Duration KEPT = Duration.ofDays(14);

    final Map<Place, Change> changes = new LinkedHashMap<>();
    final String id = UUID.randomUUID().toString().replace("-", "");
    final String connection;
    final boolean atomic;
    Status status = Status.OPEN;
    String summary = "";

    private final String profile;
    private final Instant created = Instant.now();
    private int last;

    record Place(String table, Map<String, Value> key) {}

    FakeSet(Call call, boolean atomic) {
        this.connection = call.connection();
        this.profile = call.profile();
        this.atomic = atomic;
    }

    /** Several writes of one item make one change; one that changes nothing leaves none. */
    void keep(
            Place place,
            Optional<Map<String, Value>> stored,
            Optional<Map<String, Value>> result,
            Write write,
            String reason) {
        Optional<Change> before = Optional.ofNullable(changes.get(place));
        Optional<Map<String, Value>> base = before.map(Change::base).orElse(stored);
        boolean check = write instanceof Write.Check;
        if (!check && base.equals(result)) {
            changes.remove(place);
            return;
        }
        changes.put(
                place,
                new Change(
                        before.map(Change::number).orElseGet(() -> ++last),
                        check ? Kind.CHECK : kind(base, result),
                        place.table(),
                        place.key(),
                        base,
                        result,
                        Stream.concat(
                                        before.stream().flatMap(one -> one.conditions().stream()),
                                        write.condition().stream())
                                .toList(),
                        Stream.concat(
                                        before.stream().flatMap(one -> one.reasons().stream()),
                                        Stream.of(reason).filter(text -> !text.isEmpty()))
                                .toList(),
                        false,
                        Set.of(),
                        Instant.now(),
                        Outcome.PENDING,
                        ""));
    }

    ChangeSet shown() {
        return new ChangeSet(
                id,
                profile,
                status,
                atomic,
                changes.size(),
                summary,
                List.of(),
                created,
                Instant.now(),
                created.plus(KEPT),
                URI.create("http://127.0.0.1:7070/system/console/tablegate-changes?set=" + id));
    }

    private static Kind kind(Optional<Map<String, Value>> base, Optional<Map<String, Value>> result) {
        return base.isEmpty() ? Kind.PUT : result.isEmpty() ? Kind.DELETE : Kind.UPDATE;
    }
}
