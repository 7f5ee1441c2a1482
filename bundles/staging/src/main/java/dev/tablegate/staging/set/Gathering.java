// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.Tables;
import dev.tablegate.api.data.Value;
import dev.tablegate.api.staging.Change.Outcome;
import dev.tablegate.api.staging.Write;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what writes come to, on top of what their set holds already. Reads what it needs beforehand, so that
 * nobody waits for DynamoDB while the set is being changed.
 */
final class Gathering {

    private final SetBook book;
    private final Call call;
    private final Bases bases;
    private final String reason;
    private final List<Target> targets = new ArrayList<>();
    private final boolean many;

    Gathering(SetBook book, Tables tables, Call call, List<Write> writes, String reason) {
        this.book = book;
        this.call = call;
        this.bases = new Bases(tables, call);
        this.reason = reason;
        this.many = writes.size() > 1;
        for (Write write : writes) {
            named(targets.size(), () -> targets.add(Target.of(write, bases.shape(write.table()))));
        }
    }

    List<Target> targets() {
        return targets;
    }

    /** What the writes come to: the change of each item, and what each write left. */
    record Gathered(List<Place> places, List<Placed> placed, List<Target.Effect> effects) {}

    /** Reads the items that the set has nothing of. */
    void prepare(Optional<Kept> kept) {
        bases.read(targets.stream()
                .map(Target::place)
                .filter(place -> kept.flatMap(set -> book.head(set.header(), place.table(), place.key()))
                        .filter(Gathering::usable)
                        .isEmpty())
                .toList());
    }

    /** Empty if an item has to be read first, because the set was changed since. */
    Optional<Gathered> gather(Optional<Kept> kept, boolean atomic) {
        var drafts = new LinkedHashMap<Place, Draft>();
        for (Place place : targets.stream().map(Target::place).distinct().toList()) {
            Optional<Draft> begun = begin(kept, place);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            drafts.put(place, begun.get());
        }
        var effects = new ArrayList<Target.Effect>();
        var size = new Size();
        for (Target target : targets) {
            call.checkCancelled();
            Draft before = Optional.ofNullable(drafts.get(target.place())).orElseThrow();
            named(effects.size(), () -> {
                Draft after = before.then(target.step(), reason);
                after.body().result().ifPresent(bases.shape(target.place().table())::check);
                size.replace(before, after);
                drafts.put(target.place(), after);
                effects.add(new Target.Effect(
                        target.place(), before.body().result(), after.body().result()));
            });
            if (many) {
                call.progress(targets.size() + effects.size(), targets.size() * 2.0, "Staging the writes");
            }
        }
        var placed = new ArrayList<Placed>();
        drafts.values().forEach(draft -> placed.add(new Placed(draft.old(), draft.change(atomic))));
        return Optional.of(new Gathered(List.copyOf(drafts.keySet()), placed, effects));
    }

    private Optional<Draft> begin(Optional<Kept> kept, Place place) {
        Optional<Stored> stored = kept.map(Kept::header)
                .flatMap(header ->
                        book.head(header, place.table(), place.key()).flatMap(head -> book.stored(header, head)));
        if (stored.map(Stored::head).filter(Gathering::usable).isPresent()) {
            return Optional.of(Draft.of(place, stored.get()));
        }
        return bases.known(place).map(base -> begin(place, stored, base));
    }

    private Draft begin(Place place, Optional<Stored> stored, Optional<Map<String, Value>> base) {
        var now = book.clock().instant();
        return stored.filter(change -> !change.head().rejected())
                .map(change -> Draft.again(place, change, base, now)
                        .keeping(change.head().rejectedAttributes()))
                // What people took out is not there any more: the write is a new proposal.
                .orElseGet(() -> Draft.begun(place, stored.map(Stored::head), base, now));
    }

    /** Whether a write goes on where the change ended; else it begins with the item as DynamoDB has it. */
    private static boolean usable(Head head) {
        return !head.rejected() && head.outcome() == Outcome.PENDING;
    }

    private void named(int position, Runnable work) {
        try {
            work.run();
        } catch (ToolException refused) {
            if (!many) {
                throw refused;
            }
            throw new ToolException(
                    refused.code(),
                    "Write " + (position + 1) + " of the list: " + refused.getMessage() + " Nothing was staged.",
                    refused);
        }
    }

    /** Refuses what no set can hold before it is all in memory. */
    private static final class Size {
        private final Map<Place, Long> sizes = new HashMap<>();
        private long sum;

        void replace(Draft before, Draft after) {
            long now = after.body().bytes();
            Long old = sizes.put(before.place(), now);
            sum += now - (old == null ? 0 : old);
            SetEdits.checkBytes(sum);
        }
    }
}
