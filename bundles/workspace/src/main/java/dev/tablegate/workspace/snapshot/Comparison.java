// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.workspace.snapshot;

import dev.tablegate.api.data.Value;
import dev.tablegate.api.snapshot.Snapshots.Difference;
import dev.tablegate.api.snapshot.Snapshots.Pair;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two snapshots by fingerprints of their rows. The rows are dealt into parts by their keys, and both snapshots
 * are read once for each part: memory holds one part, however many rows there are.
 */
final class Comparison {

    private static final int CHECKED_EVERY = 1024;

    private final Map<Fingerprint, Seen> part = new HashMap<>();
    private final List<Pair> examples = new ArrayList<>();
    private final Call call;
    private final Stored earlier;
    private final Stored later;
    private final List<String> key;
    private final int limit;
    private long added;
    private long removed;
    private long changed;
    private long same;

    Comparison(Call call, Stored earlier, Stored later, List<String> key, int limit) {
        this.call = call;
        this.earlier = earlier;
        this.later = later;
        this.key = List.copyOf(key);
        this.limit = limit;
    }

    /** A row of the part: of the earlier snapshot, and then of the later one or of both. */
    private record Seen(Optional<Origin> earlier, boolean later) {}

    private record Origin(long row, Fingerprint content) {}

    private interface Visitor {
        void visit(long number, Map<String, Value> row, Fingerprint key);
    }

    Difference run(int rowsPerPart) {
        long parts = Math.max(1, Math.ceilDiv(earlier.count() + later.count(), (long) rowsPerPart));
        for (long i = 0; i < parts; i++) {
            part.clear();
            visit(earlier, i, parts, this::then);
            visit(later, i, parts, this::now);
            part.values().stream().filter(seen -> !seen.later()).forEach(seen -> gone(seen.earlier()));
        }
        return new Difference(added, removed, changed, same, examples);
    }

    private void visit(Stored rows, long wanted, long parts, Visitor visitor) {
        long number = 0;
        for (Map<String, Value> row : rows) {
            if (number % CHECKED_EVERY == 0) {
                call.checkCancelled();
            }
            var id = Fingerprint.of(row, key);
            if (Long.remainderUnsigned(id.high(), parts) == wanted) {
                visitor.visit(number, row, id);
            }
            number++;
        }
    }

    private void then(long number, Map<String, Value> row, Fingerprint id) {
        var origin = new Origin(number, Fingerprint.of(row));
        if (part.put(id, new Seen(Optional.of(origin), false)) != null) {
            throw ambiguous("earlier", row);
        }
    }

    private void now(long number, Map<String, Value> row, Fingerprint id) {
        Optional<Seen> before = Optional.ofNullable(part.get(id));
        if (before.filter(Seen::later).isPresent()) {
            throw ambiguous("later", row);
        }
        Optional<Origin> origin = before.flatMap(Seen::earlier);
        part.put(id, new Seen(origin, true));
        if (origin.isEmpty()) {
            if (added++ < limit) {
                examples.add(new Pair(Optional.empty(), Optional.of(row)));
            }
        } else if (origin.get().content().equals(Fingerprint.of(row))) {
            same++;
        } else if (changed++ < limit) {
            examples.add(new Pair(Optional.of(at(origin.get())), Optional.of(row)));
        }
    }

    private void gone(Optional<Origin> origin) {
        if (removed++ < limit) {
            examples.add(new Pair(origin.map(this::at), Optional.empty()));
        }
    }

    private Map<String, Value> at(Origin origin) {
        return earlier.page(origin.row(), 1).getFirst();
    }

    private ToolException ambiguous(String which, Map<String, Value> row) {
        var values = new HashMap<>(row);
        values.keySet().retainAll(key);
        return new ToolException(
                ToolException.Standard.INVALID_INPUT,
                "The " + which + " snapshot has several rows with the same " + String.join(", ", key)
                        + (values.size() < key.size() ? " (some rows lack it)" : "")
                        + ". Name more attributes in key, so that each row has a key of its own.");
    }
}
