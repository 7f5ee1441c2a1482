// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.staging.ChangeSet;
import dev.tablegate.api.staging.Staging.Staged;
import dev.tablegate.api.tool.Call;
import dev.tablegate.api.tool.ToolException;
import dev.tablegate.host.audit.Audit;
import dev.tablegate.staging.set.Gathering.Gathered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adds writes to sets: recorded, and all of them or none. */
@Component(service = Adding.class)
public final class Adding {

    private static final int LOCKS = 64;

    /** Calls of one connection on this server wait for each other here, and do not have to try again and again. */
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();

    private final Opening opening;
    private final SetEdits edits;
    private final Links links;
    private final Trail trail;

    @Activate
    public Adding(
            @Reference Opening opening, @Reference SetEdits edits, @Reference Links links, @Reference Audit audit) {
        this.opening = opening;
        this.edits = edits;
        this.links = links;
        this.trail = new Trail(audit);
    }

    List<Staged> toOpen(Call call, Gathering gathering) {
        return Retries.until(() -> {
            gathering.prepare(opening.open(call));
            return locked(call, () -> {
                Optional<Kept> open = opening.open(call);
                return gathering
                        .gather(open, false)
                        .map(gathered -> add(
                                open.map(Kept::header).orElseGet(() -> opening.fresh(call, false)), open, gathered));
            });
        });
    }

    List<Staged> asTransaction(Call call, Gathering gathering) {
        gathering.prepare(Optional.empty());
        Gathered gathered = gathering.gather(Optional.empty(), true).orElseThrow();
        if (gathered.placed().stream().noneMatch(Adding::writes)) {
            throw new ToolException(
                    ToolException.Standard.INVALID_INPUT,
                    "The transaction would change nothing: the items are already as it would leave them.");
        }
        return Retries.of(() -> locked(call, () -> add(opening.fresh(call, true), Optional.empty(), gathered)));
    }

    private static boolean writes(Placed placed) {
        return placed.now()
                .filter(change -> !change.body().base().equals(change.body().result()))
                .isPresent();
    }

    private List<Staged> add(Header header, Optional<Kept> kept, Gathered gathered) {
        var places = new ArrayList<Place>();
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < gathered.placed().size(); i++) {
            if (!gathered.placed().get(i).nothing()) {
                places.add(gathered.places().get(i));
                placed.add(gathered.placed().get(i));
            }
        }
        if (placed.isEmpty()) {
            Kept unchanged = kept.orElseGet(() -> opening.keep(header));
            return staged(unchanged.header(), Map.of(), gathered);
        }
        SetEdits.Edited edited = trail.agent(
                "stage",
                header,
                digest(placed),
                Map.of("changes", placed.size()),
                () -> edits.edit(kept.orElseGet(() -> opening.keep(header)), header, placed));
        var changes = new HashMap<Place, Stored>();
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            edited.changes().get(i).ifPresent(change -> changes.put(place, change));
        }
        return staged(edited.header(), changes, gathered);
    }

    private static String digest(List<Placed> placed) {
        var digests = new Digests();
        placed.forEach(one ->
                digests.text(one.now().map(change -> change.head().hash()).orElse("none")));
        return digests.hex();
    }

    private List<Staged> staged(Header header, Map<Place, Stored> changes, Gathered gathered) {
        ChangeSet set = links.shown(header);
        return gathered.effects().stream()
                .map(effect -> new Staged(
                        set,
                        Optional.ofNullable(changes.get(effect.place())).map(Stored::shown),
                        effect.before(),
                        effect.after()))
                .toList();
    }

    private <R> R locked(Call call, Supplier<R> work) {
        ReentrantLock lock = locks.get(Math.floorMod(call.connection().hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
