// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.tck;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change;
import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.ChangeSet.Status;
import dev.tablegate.api.staging.StagedItems;
import dev.tablegate.api.staging.Staging;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Staging in memory, for tests of tools: sets of a connection, one change for each item, and items as they would be. It
 * knows update expressions of the forms {@code SET a = :a, b = :b} and {@code REMOVE a, b} only, and holds every
 * condition for true until it is told otherwise. Quotas and rules of keys are left to the host.
 */
public final class FakeStaging implements Staging, StagedItems {

    private static final int MOST_LISTED = 100;
    private static final int MOST_IN_TRANSACTION = 100;

    private final List<FakeSet> sets = new ArrayList<>();
    private final FakeTables tables;
    private boolean refusing;
    private Optional<Status> submitted = Optional.empty();

    /** Stages upon the items of these tables. */
    public FakeStaging(FakeTables tables) {
        this.tables = tables;
    }

    /** From now on no condition holds. */
    public synchronized FakeStaging refuseConditions() {
        refusing = true;
        return this;
    }

    /** Sets what a set becomes when it is submitted: COMMITTING where the policy wants nobody. */
    public synchronized FakeStaging becomes(Status status) {
        submitted = Optional.of(status);
        return this;
    }

    @Override
    public synchronized Staged stage(Call call, Write write, String reason) {
        if (write instanceof Write.Check) {
            throw invalid("A check belongs into a transaction.");
        }
        return stage(call, open(call), write, reason);
    }

    @Override
    public synchronized List<Staged> stageAll(Call call, List<Write> writes, String reason) {
        FakeSet set = open(call);
        var before = new LinkedHashMap<>(set.changes);
        var staged = new ArrayList<Staged>();
        for (Write write : writes) {
            try {
                staged.add(stage(call, set, write, reason));
            } catch (ToolException refused) {
                set.changes.clear();
                set.changes.putAll(before);
                throw new ToolException(
                        refused.code(), "Write " + (staged.size() + 1) + ": " + refused.getMessage(), refused);
            }
            call.progress(staged.size(), writes.size(), "Staging");
        }
        return staged;
    }

    @Override
    public synchronized List<Staged> transaction(Call call, List<Write> writes, String reason) {
        var places = new HashSet<FakeSet.Place>();
        if (writes.isEmpty() || writes.size() > MOST_IN_TRANSACTION) {
            throw invalid("A transaction has 1 to " + MOST_IN_TRANSACTION + " writes.");
        }
        for (Write write : writes) {
            if (!places.add(place(call, write))) {
                throw invalid("A transaction touches each item once.");
            }
        }
        FakeSet set = new FakeSet(call, true);
        List<Staged> staged =
                writes.stream().map(write -> stage(call, set, write, reason)).toList();
        sets.addFirst(set);
        return staged;
    }

    @Override
    public synchronized List<ChangeSet> list(Call call) {
        return own(call).limit(MOST_LISTED).map(FakeSet::shown).toList();
    }

    @Override
    public synchronized ChangeSet find(Call call, String set) {
        return mine(call, set).shown();
    }

    @Override
    public synchronized List<Change> changes(Call call, String set, int from, int limit) {
        return mine(call, set).changes.values().stream()
                .filter(change -> change.number() >= from)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized ChangeSet discard(Call call, String id, OptionalInt change) {
        FakeSet set = mine(call, id);
        if (!set.status.pending()) {
            throw invalid("The set " + id + " is not pending any more.");
        }
        if (change.isPresent()) {
            if (set.atomic || !set.changes.values().removeIf(one -> one.number() == change.getAsInt())) {
                throw invalid("There is no change " + change.getAsInt() + " that could be discarded alone.");
            }
        } else {
            set.status = Status.DISCARDED;
        }
        return set.shown();
    }

    @Override
    public synchronized ChangeSet submit(Call call, Optional<String> id, String summary) {
        FakeSet set = id.map(one -> mine(call, one)).or(() -> opened(call)).orElseThrow(FakeStaging::nothing);
        if (set.changes.isEmpty() || !set.status.pending()) {
            throw nothing();
        }
        set.status = submitted.orElse(Status.SUBMITTED);
        set.summary = summary;
        return set.shown();
    }

    @Override
    public synchronized List<Image> of(Call call, String table) {
        var images = new LinkedHashMap<Map<String, Value>, Image>();
        Optional<FakeSet> open = opened(call);
        var pending = own(call)
                .filter(set -> set.status.pending())
                .sorted(Comparator.comparing(set -> !open.equals(Optional.of(set))))
                .toList();
        for (FakeSet set : pending.reversed()) {
            boolean opened = open.equals(Optional.of(set));
            set.changes.values().stream()
                    .filter(change -> change.table().equals(table))
                    .forEach(change ->
                            images.put(change.key(), new Image(change.key(), change.result(), set.id, opened)));
        }
        return List.copyOf(images.values());
    }

    @Override
    public synchronized Optional<Image> of(Call call, String table, Map<String, Value> key) {
        return of(call, table).stream().filter(image -> image.key().equals(key)).findFirst();
    }

    private Staged stage(Call call, FakeSet set, Write write, String reason) {
        FakeSet.Place place = place(call, write);
        Optional<Map<String, Value>> stored = tables.get(
                        call, new GetRequest(place.table(), place.key(), List.of(), true))
                .item();
        Optional<Map<String, Value>> now =
                Optional.ofNullable(set.changes.get(place)).map(Change::result).orElse(stored);
        if (refusing && write.condition().isPresent()) {
            throw new ToolException(
                    ToolException.Standard.STALE, "The condition does not hold. The item is " + now + ".");
        }
        Optional<Map<String, Value>> result = FakeUpdates.result(write, place.key(), now);
        set.keep(place, stored, result, write, reason);
        return new Staged(set.shown(), Optional.ofNullable(set.changes.get(place)), now, result);
    }

    private FakeSet.Place place(Call call, Write write) {
        Map<String, Value> given = switch (write) {
            case Write.Put put -> put.item();
            case Write.Update update -> update.key();
            case Write.Delete delete -> delete.key();
            case Write.Check check -> check.key();
        };
        var shape = tables.describe(call, write.table());
        var key = new LinkedHashMap<String, Value>();
        Stream.concat(shape.partitionKey().stream(), shape.sortKey().stream()).forEach(attribute -> {
            Value value = given.get(attribute.name());
            if (value == null || !value.type().equals(attribute.type())) {
                throw invalid("The key of '" + write.table() + "' needs " + attribute.name() + " of type "
                        + attribute.type() + ".");
            }
            key.put(attribute.name(), value);
        });
        return new FakeSet.Place(write.table(), key);
    }

    private FakeSet open(Call call) {
        return opened(call).orElseGet(() -> {
            sets.addFirst(new FakeSet(call, false));
            return sets.getFirst();
        });
    }

    private Optional<FakeSet> opened(Call call) {
        return own(call).filter(set -> set.status == Status.OPEN && !set.atomic).findFirst();
    }

    private Stream<FakeSet> own(Call call) {
        return sets.stream().filter(set -> set.connection.equals(call.connection()));
    }

    private FakeSet mine(Call call, String id) {
        return own(call)
                .filter(set -> set.id.equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ToolException(ToolException.Standard.NOT_FOUND, "There is no change set '" + id + "'."));
    }

    private static ToolException nothing() {
        return invalid("There is nothing to review. Stage a change first.");
    }

    private static ToolException invalid(String sentence) {
        return new ToolException(ToolException.Standard.INVALID_INPUT, sentence);
    }
}
