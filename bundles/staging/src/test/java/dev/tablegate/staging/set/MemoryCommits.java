// SPDX-License-Identifier: Apache-2.0
package dev.tablegate.staging.set;

import dev.tablegate.api.data.GetRequest;
import dev.tablegate.api.data.Value;
import dev.tablegate.host.write.ItemWrite;
import dev.tablegate.staging.commit.Commits;
import dev.tablegate.tck.FakeCall;
import dev.tablegate.tck.FakeTables;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes sets to tables in memory, transaction by transaction, as DynamoDB would decide them. */
final class MemoryCommits implements Commits {

    final AtomicInteger begun = new AtomicInteger();
    private final FakeTables tables;
    private final Ledger ledger;
    private volatile boolean held;

    MemoryCommits(FakeTables tables, Ledger ledger) {
        this.tables = tables;
        this.ledger = ledger;
    }

    /** From now on what begins does not go on. */
    void hold() {
        held = true;
    }

    @Override
    public void begin(String set) {
        begun.incrementAndGet();
        if (held) {
            return;
        }
        for (List<Planned.Sketch> chunk : Chunks.of(
                ledger.waiting(set), ledger.find(set).orElseThrow().origin().atomic())) {
            List<Planned> planned =
                    ledger.load(set, chunk.stream().map(Planned.Sketch::number).toList());
            var outcomes = new HashMap<Integer, Ledger.Outcome>();
            for (Planned one : planned) {
                Optional<Map<String, Value>> now = now(one.write());
                if (!Expectations.hold(one.write(), now)) {
                    outcomes.put(one.number(), new Ledger.Outcome.Conflicting(now));
                }
            }
            if (outcomes.isEmpty()) {
                planned.forEach(one -> {
                    write(one.write());
                    outcomes.put(one.number(), new Ledger.Outcome.Committed());
                });
            }
            ledger.record(set, outcomes);
        }
        ledger.finish(set);
    }

    private Optional<Map<String, Value>> now(ItemWrite write) {
        return tables.get(new FakeCall(), new GetRequest(write.table(), write.key(), List.of(), true))
                .item();
    }

    private void write(ItemWrite write) {
        switch (write) {
            case ItemWrite.Create create -> tables.put(create.table(), create.item());
            case ItemWrite.Remove remove -> tables.delete(remove.table(), remove.key());
            case ItemWrite.Check ignored -> {}
            case ItemWrite.Change change -> {
                var item = new LinkedHashMap<>(now(change).orElseThrow());
                item.putAll(change.set());
                item.keySet().removeAll(change.remove());
                tables.put(change.table(), item);
            }
        }
    }
}
